// fit_pictures(): what needs no decoding is settled by its headers; the rest goes to the sandbox
// together. Then the article is rewritten to what came of it.
#include "lectern/picture.h"

#include <algorithm>
#include <climits>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "picture/gif.h"
#include "picture/jpeg.h"
#include "picture/png.h"
#include "picture/raster.h"
#include "picture/sandbox.h"
#include "picture/svg.h"
#include "picture/vips_library.h"

namespace lectern {
namespace {

constexpr int largest_spacer = 2;  // pixels, the shorter side

struct Form {
  std::string_view media_type;
  Raster (*look)(std::string_view bytes);
};
constexpr Form forms[] = {
    {"image/jpeg", look_at_jpeg}, {"image/png", look_at_png}, {"image/gif", look_at_gif}};

// What becomes of one resource.
struct Fate {
  enum class Kind { unused, decoding, fits, spacer, left_out };
  Kind kind = Kind::unused;
  Resource resource = {};       // when it fits
  std::string why = {};         // when left out
  std::string simplified = {};  // what was taken out of it
  int place = -1;               // among the article's resources, in the end
};

bool is_spacer(int width, int height) {
  return width > 0 && height > 0 && std::min(width, height) <= largest_spacer;
}

void visit_figures(std::vector<Block>& blocks, const auto& visit) {
  for (Block& block : blocks) {
    if (auto* figure = std::get_if<Figure>(&block.as))
      visit(block, *figure);
    else if (auto* quote = std::get_if<Quote>(&block.as))
      visit_figures(quote->blocks, visit);
    else if (auto* list = std::get_if<List>(&block.as))
      for (auto& item : list->items) visit_figures(item, visit);
  }
}

void remove_figures(std::vector<Block>& blocks, const auto& is_removed) {
  std::erase_if(blocks, [&](Block& block) {
    if (auto* figure = std::get_if<Figure>(&block.as)) return is_removed(*figure);
    if (auto* quote = std::get_if<Quote>(&block.as)) remove_figures(quote->blocks, is_removed);
    if (auto* list = std::get_if<List>(&block.as))
      for (auto& item : list->items) remove_figures(item, is_removed);
    return false;
  });
}

class Fitting {
 public:
  Fitting(Article& article, const PictureOptions& options, Notices& notices)
      : article_(article), options_(options), notices_(notices), fates_(article.resources.size()) {}

  void fit() {
    mark_used();
    for (std::size_t i = 0; i < fates_.size(); ++i)
      if (fates_[i].kind == Fate::Kind::decoding) look(i);
    decode();
    tell();
    remove_spacers();
    rewrite();
  }

 private:
  Fate* fate_of(int resource) {
    const auto at = static_cast<std::size_t>(resource);
    return resource >= 0 && at < fates_.size() ? &fates_[at] : nullptr;
  }

  void mark_used() {
    const auto mark = [this](int resource) {
      if (Fate* fate = fate_of(resource)) fate->kind = Fate::Kind::decoding;
    };
    visit_figures(article_.blocks, [&](Block&, Figure& figure) { mark(figure.resource); });
    mark(article_.lead_picture);
  }

  // Settles what the headers tell. What is not settled stays to be decoded.
  void look(std::size_t index) {
    const std::string& bytes = article_.resources[index].bytes;
    Fate& fate = fates_[index];
    for (const Form& form : forms) {
      const Raster raster = form.look(bytes);
      if (raster.width == 0) continue;
      look(raster, form.media_type, fate);
      return;
    }
    if (!looks_like_svg(bytes)) return;
    auto drawing = sanitise_svg(bytes);
    if (!drawing) return leave_out(fate, drawing.error());
    fate.kind = Fate::Kind::fits;
    fate.resource = {"image/svg+xml", std::move(drawing->bytes)};
    fate.simplified = std::move(drawing->left_out);
  }

  void look(const Raster& raster, std::string_view media_type, Fate& fate) const {
    const std::int64_t pixels = std::int64_t{raster.width} * raster.height;
    if (is_spacer(raster.width, raster.height)) {
      fate.kind = Fate::Kind::spacer;
    } else if (pixels > most_pixels) {
      leave_out(fate, {Error::Code::too_large,
                       fmt::format("it is {} by {} pixels, more than {} million", raster.width,
                                   raster.height, most_pixels / 1'000'000),
                       "", ""});
    } else if (raster.cut_off) {
      leave_out(fate, {Error::Code::malformed, "it is cut off", "", ""});
    } else if (raster.plain && std::max(raster.width, raster.height) <= longest_side_) {
      fate.kind = Fate::Kind::fits;
      fate.resource = {std::string(media_type), raster.stripped()};
    }
  }

  static void leave_out(Fate& fate, const Error& why) {
    fate.kind = Fate::Kind::left_out;
    fate.why = why.what;
  }

  void decode() {
    std::vector<std::size_t> indices;
    std::vector<std::string_view> pictures;
    for (std::size_t i = 0; i < fates_.size(); ++i) {
      if (fates_[i].kind != Fate::Kind::decoding) continue;
      indices.push_back(i);
      pictures.push_back(article_.resources[i].bytes);
    }
    if (pictures.empty()) return;
    if (const Status loaded = load_vips(); !loaded)
      return do_without_library(indices, loaded.error());
    const auto convert = [this](std::string_view bytes) {
      return convert_picture(bytes, options_);
    };
    convert_in_child(pictures, convert, {}, [&](std::size_t i, Result<Converted> converted) {
      take(fates_[indices[i]], std::move(converted));
      article_.resources[indices[i]].bytes = std::string();  // gives the memory back
    });
  }

  static void take(Fate& fate, Result<Converted> converted) {
    if (!converted) return leave_out(fate, converted.error());
    const bool spacer = is_spacer(converted->width, converted->height);
    fate.kind = spacer ? Fate::Kind::spacer : Fate::Kind::fits;
    fate.resource = {std::string(converted->media_type), std::move(converted->bytes)};
  }

  // Too large is better than none.
  void do_without_library(const std::vector<std::size_t>& indices, const Error& why) {
    notices_.push_back(
        {Notice::Kind::no_picture_library, "",
         fmt::format("{}; wanted for {} pictures; {}", why.what, indices.size(), why.way_out)});
    longest_side_ = INT_MAX;
    for (const std::size_t index : indices) {
      look(index);
      if (fates_[index].kind == Fate::Kind::decoding) leave_out(fates_[index], why);
    }
  }

  void tell() {
    visit_figures(article_.blocks, [this](const Block& block, const Figure& figure) {
      if (const Fate* fate = fate_of(figure.resource)) tell(*fate, block.id, figure.href);
    });
  }

  void tell(const Fate& fate, const std::string& where, std::string_view address) {
    if (fate.kind == Fate::Kind::left_out)
      notices_.push_back(
          {Notice::Kind::image_left_out, where,
           address.empty() ? fate.why : fmt::format("{}: {}", fate.why, shortened(address))});
    if (!fate.simplified.empty())
      notices_.push_back({Notice::Kind::image_simplified, where, fate.simplified});
  }

  static std::string shortened(std::string_view address) {
    constexpr std::size_t longest = 200;
    if (address.size() <= longest) return std::string(address);
    std::size_t end = longest;
    while ((static_cast<unsigned char>(address[end]) & 0xC0) == 0x80) --end;
    return std::string(address.substr(0, end)) + "…";
  }

  void remove_spacers() {
    remove_figures(article_.blocks, [this](const Figure& figure) {
      const Fate* fate = fate_of(figure.resource);
      return fate != nullptr && fate->kind == Fate::Kind::spacer &&
             trim(plain_text(figure.caption)).empty();
    });
  }

  // The same picture may have come in two files that differed in their metadata only.
  void rewrite() {
    std::vector<Resource> resources;
    std::map<std::string, int> places;  // by the hash of the bytes
    for (Fate& fate : fates_) {
      if (fate.kind != Fate::Kind::fits) continue;
      const auto [known, is_new] =
          places.try_emplace(hash_hex(fate.resource.bytes), static_cast<int>(resources.size()));
      if (is_new) resources.push_back(std::move(fate.resource));
      fate.place = known->second;
    }
    const auto move = [this](int& resource) {
      const Fate* fate = fate_of(resource);
      resource = fate == nullptr ? -1 : fate->place;
    };
    visit_figures(article_.blocks, [&](Block&, Figure& figure) { move(figure.resource); });
    move(article_.lead_picture);
    article_.resources = std::move(resources);
  }

  Article& article_;
  const PictureOptions& options_;
  Notices& notices_;
  int longest_side_ = options_.longest_side;
  std::vector<Fate> fates_;  // by resource
};

}  // namespace

void fit_pictures(Article& article, const PictureOptions& options, Notices& notices) {
  Fitting(article, options, notices).fit();
}

}  // namespace lectern
