// The evidence that a first judgement of the whole page gives: a passage among kept ones is likely
// to be kept, whatever it looks like by itself.
#include <algorithm>
#include <unordered_map>

#include "read/finder/evidence.h"

namespace lectern {
namespace {

using Index = std::uint32_t;

struct Mean {
  float sum = 0, length = 0, kept = 0;
  void add(float judgement, float letters) {
    sum += judgement * letters;
    length += letters;
    if (judgement > 0) kept += letters;
  }
  void add(const Mean& it) {
    sum += it.sum;
    length += it.length;
    kept += it.kept;
  }
  float mean() const { return length > 0 ? sum / length : 0; }
  float kept_share() const { return length > 0 ? kept / length : 0; }
};

class SecondSight {
 public:
  SecondSight(const HtmlDocument& document, const PageMap& map,
              const std::vector<float>& judgements, std::vector<EvidenceRow>& rows)
      : document_(document),
        nodes_(document.nodes()),
        map_(map),
        judgements_(judgements),
        rows_(rows) {}

  void run() {
    sum_up();
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      neighbours(i);
      around(i);
      kin(i);
    }
    along();
  }

 private:
  static float letters(const Passage& passage) { return passage.count.length; }

  // Passages in elements of one tag and class, below one such, look alike to a reader.
  std::size_t looks(const Passage& passage) const {
    std::size_t hash = 0;
    Index at = passage.container;
    for (int level = 0; level < 2; ++level) {
      const std::hash<std::string_view> text;
      hash = hash * 31 + static_cast<std::size_t>(nodes_[at].tag);
      hash = hash * 31 + text(document_.attribute(nodes_[at], "class"));
      at = nodes_[at].parent;
    }
    return hash;
  }

  void sum_up() {
    means_.resize(nodes_.size());
    looks_.resize(rows_.size());
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const Passage& passage = map_.passages[i];
      means_[passage.container].add(judgements_[i], letters(passage));
      looks_[i] = looks(passage);
      Kin& kin = kin_[looks_[i]];
      kin.mean.add(judgements_[i], letters(passage));
      ++kin.count;
      best_ = i == 0 ? judgements_[i] : std::max(best_, judgements_[i]);
    }
    for (Index i = static_cast<Index>(nodes_.size()); i-- > 1;)
      means_[nodes_[i].parent].add(means_[i]);
  }

  void neighbours(std::size_t at) {
    constexpr float nothing = -6;
    EvidenceRow& row = rows_[at];
    const auto look = [&](std::size_t other) {
      return other < judgements_.size() ? judgements_[other] : nothing;
    };
    row[first_own] = judgements_[at];
    row[first_before_1] = look(at - 1);
    row[first_before_2] = look(at - 2);
    row[first_before_3] = look(at - 3);
    row[first_behind_1] = look(at + 1);
    row[first_behind_2] = look(at + 2);
    row[first_behind_3] = look(at + 3);
    row[first_best] = best_;
    row[first_kept] = means_[0].kept;
  }

  void around(std::size_t at) {
    EvidenceRow& row = rows_[at];
    const Passage& passage = map_.passages[at];
    Index index = passage.container;
    if (map_.counts[index].length <= passage.count.length)
      index = wider_block(document_, map_, index);
    for (std::size_t level = 0; level < 4; ++level) {
      row[first_around_1 + level] = means_[index].mean();
      if (level < 3) row[first_kept_around_1 + level] = means_[index].kept_share();
      index = wider_block(document_, map_, index);
    }
  }

  void kin(std::size_t at) {
    const Kin& kin = kin_[looks_[at]];
    rows_[at][first_kin] = kin.mean.mean();
    rows_[at][first_kin_count] = kin.count;
  }

  void along() {
    constexpr float farthest = 30;
    const float all = std::max(1.F, means_[0].kept);
    float before = 0, since = farthest;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      rows_[i][first_kept_before] = before / all;
      rows_[i][first_since_kept] = since;
      since = judgements_[i] > 0 ? 0 : std::min(farthest, since + 1);
      if (judgements_[i] > 0) before += letters(map_.passages[i]);
    }
    float until = farthest;
    for (std::size_t i = rows_.size(); i-- > 0;) {
      rows_[i][first_until_kept] = until;
      until = judgements_[i] > 0 ? 0 : std::min(farthest, until + 1);
    }
  }

  struct Kin {
    Mean mean;
    float count = 0;
  };

  const HtmlDocument& document_;
  const std::vector<HtmlDocument::Node>& nodes_;
  const PageMap& map_;
  const std::vector<float>& judgements_;
  std::vector<EvidenceRow>& rows_;
  std::vector<Mean> means_;  // by node
  std::vector<std::size_t> looks_;
  std::unordered_map<std::size_t, Kin> kin_;
  float best_ = 0;
};

}  // namespace

void look_again(const HtmlDocument& document, const PageMap& map,
                const std::vector<float>& judgements, std::vector<EvidenceRow>& rows) {
  if (!rows.empty()) SecondSight(document, map, judgements, rows).run();
}

}  // namespace lectern
