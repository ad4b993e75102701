#include "read/body/pictures.h"

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "read/body/data_address.h"
#include "read/body/links.h"
#include "read/body/srcset.h"

namespace lectern {
namespace {

using Node = HtmlDocument::Node;

// Smaller `data:` pictures are the placeholders of lazy loading.
constexpr std::size_t smallest_picture = 200;  // bytes
// Where the page names a better one, so are these: small, blurred copies.
constexpr std::size_t smallest_beside_address = 4096;  // bytes

// Where pages keep the address of a picture that a script is to load. (`file` and `zoomfile` are
// the forum software Discuz's.)
constexpr std::string_view lazy_attributes[] = {
    "data-src",  "data-original",   "data-lazy-src",     "data-actualsrc",
    "data-lazy", "data-orig-file",  "data-original-src", "data-full-src",
    "data-echo", "data-large-file", "zoomfile",          "file",
};
constexpr std::string_view lazy_sets[] = {"data-srcset", "data-lazy-srcset", "srcset"};

// What pictures of nothing are called.
constexpr std::string_view placeholder_words[] = {"placeholder", "spacer", "lazyload",
                                                  "transparent"};
constexpr std::string_view placeholder_names[] = {
    "blank", "pixel", "1x1", "loading", "lazy", "grey", "gray", "empty", "clear", "none", "dot",
};

// -1 when it is no number: "100%", "auto".
int pixels(std::string_view text) {
  int value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const std::string_view rest(end, static_cast<std::size_t>(text.data() + text.size() - end));
  return error == std::errc() && (rest.empty() || rest == "px") ? value : -1;
}

// "https://host/img/blank.gif?x" is called "blank".
bool is_called_placeholder(std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  std::string_view file = address.substr(address.rfind('/') + 1);
  const std::string name = ascii_lower(file.substr(0, std::min<std::size_t>(file.rfind('.'), 64)));
  return std::ranges::find(placeholder_names, name) != std::end(placeholder_names) ||
         std::ranges::any_of(placeholder_words, [&](std::string_view word) {
           return name.find(word) != std::string::npos;
         });
}

// A drawing in which nothing is drawn.
bool is_empty_svg(std::string_view bytes) {
  constexpr std::string_view drawn[] = {"<path", "<image", "<rect", "<circle", "<ellipse",
                                        "<line", "<poly",  "<text", "<use",    "<foreign"};
  return std::ranges::none_of(
      drawn, [&](std::string_view tag) { return bytes.find(tag) != std::string_view::npos; });
}

// A <source> of a kind that cannot be read, or that is meant for paper or the dark.
bool is_useless_source(const HtmlDocument& document, const Node& source) {
  const std::string_view media = document.attribute(source, "media");
  return document.attribute(source, "type") == "image/jxl" || media == "print" ||
         media.find("dark") != std::string_view::npos;
}

}  // namespace

bool is_decoration(const HtmlDocument& document, const Node& image) {
  const int width = pixels(document.attribute(image, "width"));
  const int height = pixels(document.attribute(image, "height"));
  if ((width >= 0 && width <= 2) || (height >= 0 && height <= 2)) return true;
  return document.attribute(image, "alt") == "Presentational grey line" ||
         document.attribute(image, "src").find("medium.com/_/stat") != std::string_view::npos;
}

std::string_view inline_picture_text(const HtmlDocument& document, const Node& image) {
  const std::string_view alt = trim(document.attribute(image, "alt"));
  const std::string_view classes = document.attribute(image, "class");
  const bool named = classes.find("emoji") != std::string_view::npos ||
                     classes.find("smiley") != std::string_view::npos;
  std::size_t at = 0;
  const bool symbol = !alt.empty() && alt.size() <= 16 && decode(alt, at) >= 0x1F000;
  return named || symbol ? alt : std::string_view();
}

void PictureShelf::add(std::string_view address) {
  if (!address.empty() && !address.starts_with("data:") && !is_called_placeholder(address))
    choices_.push_back(address);
}

// Sets name their sizes; an address alone says nothing of its own.
void PictureShelf::choose(const Node& image) {
  choices_.clear();
  for (const std::string_view set : lazy_sets) add(best_candidate(document_.attribute(image, set)));
  add_sources(image, /*avif=*/false);
  for (const std::string_view lazy : lazy_attributes) add(document_.attribute(image, lazy));
  add(document_.attribute(image, "src"));
  add_sources(image, /*avif=*/true);  // it has to be converted; but it may be what was saved
}

void PictureShelf::add_sources(const Node& image, bool avif) {
  const Node& parent = document_.nodes()[image.parent];
  if (parent.tag != Tag::picture) return;
  for (std::uint32_t i = image.parent + 1; i < parent.end; ++i) {
    const Node& source = document_.nodes()[i];
    if (source.tag != Tag::source || is_useless_source(document_, source)) continue;
    if ((document_.attribute(source, "type") == "image/avif") != avif) continue;
    for (const std::string_view set : lazy_sets)
      add(best_candidate(document_.attribute(source, set)));
  }
}

// Gives the index of the resource; -1 when it is no picture worth keeping.
int PictureShelf::keep(std::string bytes, std::size_t smallest) {
  if (bytes.size() < smallest) return -1;
  const std::string_view type = sniff_image(bytes);
  if (type.empty() || (type == "image/svg+xml" && is_empty_svg(bytes))) return -1;
  const auto [known, is_new] =
      known_.try_emplace(hash_hex(bytes), static_cast<int>(resources_.size()));
  if (is_new) resources_.push_back({std::string(type), std::move(bytes)});
  return known->second;
}

// A saved page has the one size that its browser chose, whichever that was.
int PictureShelf::find_companion(const Figure& figure) {
  if (companions_ == nullptr) return -1;
  for (const std::string_view choice : choices_) {
    const std::string resolved =
        choice == choices_.front() ? figure.href : resolve_link(choice, base_url_);
    auto bytes = companions_->find(choice, resolved);
    if (!bytes) continue;
    if (const int resource = keep(std::move(*bytes), 1); resource >= 0) return resource;
  }
  return -1;
}

Figure PictureShelf::figure_of(const Node& image) {
  Figure figure;
  figure.alt = clean_line(document_.attribute(image, "alt"));
  choose(image);
  if (!choices_.empty()) figure.href = resolve_link(choices_.front(), base_url_);
  const std::string_view source = document_.attribute(image, "src");
  if (source.starts_with("data:")) {
    figure.resource = keep(bytes_of_data(source),
                           figure.href.empty() ? smallest_picture : smallest_beside_address);
  }
  if (figure.resource < 0) figure.resource = find_companion(figure);
  return figure;
}

void find_lead_picture(Article& article, const Companions& companions) {
  const std::string& address = article.meta.image;
  if (article.lead_picture >= 0 || address.empty()) return;
  for_each_block(article.blocks, [&](const Block& block, int) {
    const auto* figure = std::get_if<Figure>(&block.as);
    if (figure != nullptr && figure->href == address) article.lead_picture = figure->resource;
  });
  if (article.lead_picture >= 0) return;
  auto bytes = companions.find(address, address);
  const std::string_view type = bytes ? sniff_image(*bytes) : std::string_view();
  if (type.empty()) return;
  article.lead_picture = static_cast<int>(article.resources.size());
  article.resources.push_back({std::string(type), std::move(*bytes)});
}

}  // namespace lectern
