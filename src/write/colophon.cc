#include "write/colophon.h"

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/local_day.h"
#include "base/utf8.h"
#include "lectern/version.h"
#include "write/address.h"
#include "write/labels.h"
#include "write/moment.h"
#include "write/xhtml_inlines.h"

namespace lectern {
namespace {

class Colophon {
 public:
  Colophon(XmlWriter& out, const Page& page)
      : out_(out),
        page_(page),
        meta_(page.article->meta),
        labels_(colophon_labels_for(page.language)),
        colon_(labels_for(page.language).colon) {}

  void print() {
    out_.begin("section").attribute("class", "colophon");
    if (page_.kind != PageKind::html) out_.attribute("epub:type", "colophon");
    out_.attribute("role", "doc-colophon").attribute("aria-label", labels_.about).new_line();
    if (!page_.address.empty()) line(labels_.source, page_.title, page_.address);
    line(labels_.site, clean_line(meta_.site));
    line(labels_.authors, joined(meta_.authors));
    contributors();
    line(labels_.published, day(meta_.published));
    line(labels_.modified, day(meta_.modified));
    rights();
    line(labels_.made, fmt::format("lectern {}", version()));
    out_.end().new_line();
  }

 private:
  void line(std::string_view label, const std::string& text, const std::string& address = {}) {
    if (!shows(text)) return;
    out_.begin("p").text(label).text(colon_);
    if (!address.empty()) out_.begin("a").attribute("href", address).attribute("rel", "external");
    out_.text(text);
    if (!address.empty()) out_.end();
    out_.end().new_line();
  }

  static std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names) {
      if (!shows(name)) continue;
      if (!out.empty()) out += " · ";
      out += clean_line(name);
    }
    return out;
  }

  void contributors() {
    std::vector<std::string> editors, translators, others;
    for (const Contributor& it : meta_.contributors)
      (it.role == "edt" ? editors : it.role == "trl" ? translators : others).push_back(it.name);
    line(labels_.editors, joined(editors));
    line(labels_.translators, joined(translators));
    line(labels_.others, joined(others));
  }

  std::string day(const std::string& moment) const {
    const auto tidy = tidy_moment(moment);
    return tidy ? local_day(*tidy, meta_.zone) : std::string();
  }

  void rights() {
    const std::string words = clean_line(meta_.rights);
    const auto address = tidy_address(words);
    if (!address) return line(labels_.rights, words);
    const std::string name = licence_name(*address);
    line(labels_.rights, name.empty() ? *address : name, *address);
  }

  XmlWriter& out_;
  const Page& page_;
  const Meta& meta_;
  const ColophonLabels& labels_;
  std::string_view colon_;
};

}  // namespace

// https://creativecommons.org/licenses/by-sa/4.0/deed.en
std::string licence_name(std::string_view address) {
  for (const std::string_view scheme : {"https://", "http://", "www."})
    if (address.starts_with(scheme)) address.remove_prefix(scheme.size());
  constexpr std::string_view licences = "creativecommons.org/licenses/",
                             waivers = "creativecommons.org/publicdomain/";
  const auto part = [](std::string_view& path) {
    const std::string_view taken = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(taken.size() + 1, path.size()));
    return taken;
  };
  const auto is_plain = [](std::string_view text) {
    return !text.empty() && text.size() <= 12 &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz-.0123456789") == text.npos;
  };
  if (address.starts_with(waivers)) {
    address.remove_prefix(waivers.size());
    return part(address) == "zero" ? "CC0 1.0" : "";
  }
  if (!address.starts_with(licences)) return {};
  address.remove_prefix(licences.size());
  const std::string_view kind = part(address), number = part(address);
  if (!is_plain(kind) || !is_plain(number)) return {};
  std::string name = "CC ";
  for (const char c : kind) name += c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
  return fmt::format("{} {}", name, number);
}

void print_colophon(XmlWriter& out, const Page& page) {
  Colophon(out, page).print();
}

}  // namespace lectern
