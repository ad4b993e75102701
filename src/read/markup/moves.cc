#include "read/markup/moves.h"

#include <algorithm>
#include <string_view>

namespace lectern {
namespace {

// At a place in the text: a stretch comes in here, or one is left out here.
struct Event {
  std::size_t at;
  bool comes;
  std::size_t move;
};

// A stretch that is being written.
struct Stretch {
  std::size_t at, end;
  std::size_t event;  // the next to look at
};

}  // namespace

std::string moved(std::string text, const std::vector<Move>& moves) {
  std::vector<Event> events;
  for (std::size_t i = 0; i < moves.size(); ++i) {
    if (moves[i].from == moves[i].end) continue;
    events.push_back({moves[i].to, true, i});
    events.push_back({moves[i].from, false, i});
  }
  if (events.empty()) return text;
  std::ranges::sort(events, [&](const Event& a, const Event& b) {
    if (a.at != b.at) return a.at < b.at;
    if (a.comes != b.comes) return a.comes;
    // Of two that are left out here, the outer one first.
    return a.comes ? moves[a.move].from < moves[b.move].from
                   : moves[a.move].end > moves[b.move].end;
  });
  std::vector<std::size_t> leaves(moves.size());  // the event of each
  for (std::size_t i = 0; i < events.size(); ++i)
    if (!events[i].comes) leaves[events[i].move] = i;
  std::string out;
  out.reserve(text.size());
  const std::string_view in = text;
  std::vector<Stretch> stack = {{0, in.size(), 0}};
  while (!stack.empty()) {
    Stretch& now = stack.back();
    const bool last = now.event >= events.size() || events[now.event].at >= now.end;
    const std::size_t next = last ? now.end : events[now.event].at;
    if (next > now.at) {
      out += in.substr(now.at, next - now.at);
      now.at = next;
    }
    if (last) {
      stack.pop_back();
      continue;
    }
    const Event& event = events[now.event++];
    const Move& move = moves[event.move];
    if (event.comes) {
      stack.push_back({move.from, move.end, leaves[event.move] + 1});
    } else {
      now.at = move.end;
      while (now.event < events.size() && events[now.event].at < move.end) ++now.event;
    }
  }
  return out;
}

}  // namespace lectern
