#include "read/metadata/page_authors.h"

#include <algorithm>
#include <map>

#include "base/ascii.h"
#include "read/metadata/author_names.h"
#include "read/metadata/text_keys.h"

namespace lectern {
namespace {

using Names = std::vector<std::string>;

constexpr std::size_t longest_label = 24;  // bytes: "Ein Artikel von"

// One source's answer.
struct Answer {
  Names names;
  Names keys;  // sorted, without degrees
  double weight;
};

// Degrees and titles do not make another person.
std::string name_key(std::string_view name) {
  name = name.substr(0, name.find(','));
  for (const std::string_view title :
       {"Dr. ", "Dr ", "Prof. ", "Professor ", "Mr. ", "Ms. ", "Mrs. "})
    if (name.starts_with(title)) name.remove_prefix(title.size());
  return letters_key(name);
}

// "jrobison": what a person is called by a machine.
bool is_user_name(std::string_view name) {
  return std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || is_ascii_digit(c) || c == '_' || c == '-' || c == '.';
  });
}

class Vote {
 public:
  explicit Vote(std::string_view site) : site_(letters_key(site)) {}

  void add(const Names& names, double weight) {
    if (names.empty()) return;
    Answer answer{names, {}, weight};
    for (const std::string& name : names) answer.keys.push_back(name_key(name));
    std::ranges::sort(answer.keys);
    const bool is_site = names.size() == 1 && is_sites(answer.keys[0]);
    if (is_site) answer.weight *= 0.2;
    if (names.size() == 1 && is_user_name(names[0])) answer.weight *= 0.4;
    answers_.push_back(std::move(answer));
  }

  // The same kind of source says the same thing twice: it counts once.
  void add_kind(const std::vector<std::pair<Names, double>>& kind) {
    std::map<std::string, std::pair<Names, double>> said;
    for (const auto& [names, weight] : kind) {
      std::string all;
      for (const std::string& name : names) all += name_key(name) + "\n";
      auto& known = said[all];
      if (weight > known.second) known = {names, weight};
    }
    for (const auto& [all, answer] : said) add(answer.first, answer.second);
  }

  Names decide() const {
    const Answer* best = nullptr;
    double most = 0;
    for (const Answer& answer : answers_) {
      double sum = 0;
      for (const Answer& other : answers_) sum += support(answer, other);
      if (sum <= most) continue;
      most = sum;
      best = &answer;
    }
    if (best == nullptr) return {};
    // The fullest answer of those that agree: with degrees, and by the best source.
    const Answer* fullest = best;
    for (const Answer& answer : answers_)
      if (answer.keys == best->keys && answer.weight > fullest->weight) fullest = &answer;
    return fullest->names;
  }

 private:
  bool is_sites(const std::string& key) const {
    return !site_.empty() && !key.empty() &&
           (site_ == key || site_.starts_with(key) || key.starts_with(site_));
  }

  // What an answer gains from another: all when they agree, most when it holds the other's names.
  static double support(const Answer& answer, const Answer& other) {
    if (answer.keys == other.keys) return other.weight;
    // A first name alone stands for the whole one.
    const bool holds = std::ranges::all_of(other.keys, [&](const std::string& key) {
      return key.size() >= 3 && std::ranges::any_of(answer.keys, [&](const std::string& own) {
               return own.starts_with(key);
             });
    });
    return holds ? other.weight * 0.9 : 0;
  }

  std::string site_;
  std::vector<Answer> answers_;
};

void add_linked(const LinkedData& linked, Vote& vote) {
  Names people, organizations;
  for (const LinkedName& author : linked.authors) {
    Names names = author_names(author.name, NameSource::field);
    Names& all = author.organization ? organizations : people;
    all.insert(all.end(), names.begin(), names.end());
  }
  vote.add(people, 4);
  vote.add(organizations, people.empty() ? 1.5 : 0);
}

// "Doe, Jane" → "Jane Doe": libraries give the family name first.
std::string in_order(const std::string& name) {
  const std::size_t comma = name.find(',');
  if (comma == std::string::npos || name.find(',', comma + 1) != std::string::npos) return name;
  return name.substr(comma + 1) + " " + name.substr(0, comma);
}

void add_fields(const PageClaims& claims, Vote& vote) {
  std::map<std::string_view, std::pair<Names, int>> sources;
  for (const FieldClaim* claim : claims_of(claims, PageField::author)) {
    auto& [names, weight] = sources[claim->source];
    const bool library = claim->source == "citationauthor";
    for (std::string& name :
         author_names(library ? in_order(claim->value) : claim->value, NameSource::field))
      if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    // Some systems write it beside the field for authors: no second witness.
    weight = library || claim->source != "twitterdata" ? claim->weight : 1;
  }
  for (const auto& [source, said] : sources) vote.add(said.first, said.second);
}

bool are_full_names(const Names& names) {
  return std::ranges::all_of(names, [](const std::string& name) {
    return name.find(' ') != std::string::npos || static_cast<unsigned char>(name[0]) >= 0xE3;
  });
}

// Bylines side by side, each with one name.
struct Neighbours {
  Names names;
  std::uint32_t last = 0;
};

void add_neighbour(const MarkedElement& element, const Names& names, Neighbours& joined) {
  constexpr std::uint32_t farthest = 12;  // nodes
  constexpr std::size_t most = 6;
  if (names.size() != 1 || element.weight < 2 || joined.names.size() >= most) return;
  const bool beside = joined.names.empty() || element.node - joined.last <= farthest;
  if (!beside || !are_full_names(names)) return;
  joined.last = element.node;
  if (std::ranges::find(joined.names, names[0]) == joined.names.end())
    joined.names.push_back(names[0]);
}

}  // namespace

std::vector<std::string> find_authors(const HtmlDocument& document, const PageClaims& claims,
                                      const LinkedData& linked, const Headline& headline,
                                      const std::vector<PageLine>& lines) {
  Vote vote(headline.site);
  add_linked(linked, vote);
  add_fields(claims, vote);
  std::vector<std::pair<Names, double>> marked, said;
  Neighbours joined;
  for (const MarkedElement& element : claims.bylines) {
    const double stands = standing(document, element, headline.node);
    if (stands <= 0) continue;
    Names names = author_names(element.text, NameSource::marked);
    const bool near = is_near(document, element.node, headline.node);
    if (!near && !are_full_names(names)) continue;
    if (near && stands == 1) add_neighbour(element, names, joined);
    if (!names.empty())
      marked.emplace_back(std::move(names), (near ? element.weight : 0.5) * stands);
  }
  if (joined.names.size() > 1) marked.emplace_back(joined.names, 2);
  vote.add_kind(marked);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string text = lines[i].text;
    // A label may have a line of its own: "Author", and below it the name.
    if (text.size() < longest_label && i + 1 < lines.size()) text += "\n" + lines[i + 1].text;
    if (Names names = author_names(text, NameSource::line); !names.empty())
      said.emplace_back(std::move(names), lines[i].before ? 1.5 : 2.5);
  }
  vote.add_kind(said);
  return vote.decide();
}

}  // namespace lectern
