// The table of element names: https://html.spec.whatwg.org/multipage/indices.html#elements-3, and
// the obsolete ones of section 16.2 there; MathML Core, section 2:
// https://www.w3.org/TR/mathml-core/
#include <algorithm>
#include <array>
#include <string>

#include "read/markup/html.h"

namespace lectern {
namespace {

struct Entry {
  std::string_view name;
  Tag tag;
};

// Sorted by name.
constexpr std::array entries = {
    Entry{"a", Tag::a},
    Entry{"abbr", Tag::abbr},
    Entry{"acronym", Tag::abbr},
    Entry{"address", Tag::address},
    Entry{"annotation", Tag::annotation},
    Entry{"annotation-xml", Tag::annotation_xml},
    Entry{"applet", Tag::object},
    Entry{"area", Tag::other},
    Entry{"article", Tag::article},
    Entry{"aside", Tag::aside},
    Entry{"audio", Tag::audio},
    Entry{"b", Tag::b},
    Entry{"base", Tag::base},
    Entry{"basefont", Tag::other},
    Entry{"bdi", Tag::other},
    Entry{"bdo", Tag::other},
    Entry{"big", Tag::other},
    Entry{"blink", Tag::other},
    Entry{"blockquote", Tag::blockquote},
    Entry{"body", Tag::body},
    Entry{"br", Tag::br},
    Entry{"button", Tag::button},
    Entry{"canvas", Tag::other},
    Entry{"caption", Tag::caption},
    Entry{"center", Tag::center},
    Entry{"cite", Tag::cite},
    Entry{"code", Tag::code},
    Entry{"col", Tag::other},
    Entry{"colgroup", Tag::other},
    Entry{"data", Tag::other},
    Entry{"datalist", Tag::other},
    Entry{"dd", Tag::dd},
    Entry{"del", Tag::del},
    Entry{"details", Tag::details},
    Entry{"dfn", Tag::dfn},
    Entry{"dialog", Tag::div},
    Entry{"dir", Tag::menu},
    Entry{"div", Tag::div},
    Entry{"dl", Tag::dl},
    Entry{"dt", Tag::dt},
    Entry{"em", Tag::em},
    Entry{"embed", Tag::embed},
    Entry{"fieldset", Tag::fieldset},
    Entry{"figcaption", Tag::figcaption},
    Entry{"figure", Tag::figure},
    Entry{"font", Tag::other},
    Entry{"footer", Tag::footer},
    Entry{"form", Tag::form},
    Entry{"frame", Tag::other},
    Entry{"frameset", Tag::other},
    Entry{"h1", Tag::h1},
    Entry{"h2", Tag::h2},
    Entry{"h3", Tag::h3},
    Entry{"h4", Tag::h4},
    Entry{"h5", Tag::h5},
    Entry{"h6", Tag::h6},
    Entry{"head", Tag::head},
    Entry{"header", Tag::header},
    Entry{"hgroup", Tag::div},
    Entry{"hr", Tag::hr},
    Entry{"html", Tag::html},
    Entry{"i", Tag::i},
    Entry{"iframe", Tag::iframe},
    Entry{"image", Tag::img},
    Entry{"img", Tag::img},
    Entry{"input", Tag::input},
    Entry{"ins", Tag::ins},
    Entry{"kbd", Tag::kbd},
    Entry{"label", Tag::label},
    Entry{"legend", Tag::div},
    Entry{"li", Tag::li},
    Entry{"link", Tag::link},
    Entry{"listing", Tag::pre},
    Entry{"maction", Tag::maction},
    Entry{"main", Tag::main},
    Entry{"map", Tag::other},
    Entry{"mark", Tag::mark},
    Entry{"marquee", Tag::div},
    Entry{"math", Tag::math},
    Entry{"menclose", Tag::menclose},
    Entry{"menu", Tag::menu},
    Entry{"merror", Tag::merror},
    Entry{"meta", Tag::meta},
    Entry{"meter", Tag::other},
    Entry{"mfenced", Tag::mfenced},
    Entry{"mfrac", Tag::mfrac},
    Entry{"mi", Tag::mi},
    Entry{"mmultiscripts", Tag::mmultiscripts},
    Entry{"mn", Tag::mn},
    Entry{"mo", Tag::mo},
    Entry{"mover", Tag::mover},
    Entry{"mpadded", Tag::mpadded},
    Entry{"mphantom", Tag::mphantom},
    Entry{"mprescripts", Tag::mprescripts},
    Entry{"mroot", Tag::mroot},
    Entry{"mrow", Tag::mrow},
    Entry{"ms", Tag::ms},
    Entry{"mspace", Tag::mspace},
    Entry{"msqrt", Tag::msqrt},
    Entry{"mstyle", Tag::mstyle},
    Entry{"msub", Tag::msub},
    Entry{"msubsup", Tag::msubsup},
    Entry{"msup", Tag::msup},
    Entry{"mtable", Tag::mtable},
    Entry{"mtd", Tag::mtd},
    Entry{"mtext", Tag::mtext},
    Entry{"mtr", Tag::mtr},
    Entry{"munder", Tag::munder},
    Entry{"munderover", Tag::munderover},
    Entry{"nav", Tag::nav},
    Entry{"nobr", Tag::other},
    Entry{"noembed", Tag::noscript},
    Entry{"noframes", Tag::noscript},
    Entry{"none", Tag::none},
    Entry{"noscript", Tag::noscript},
    Entry{"object", Tag::object},
    Entry{"ol", Tag::ol},
    Entry{"optgroup", Tag::option},
    Entry{"option", Tag::option},
    Entry{"output", Tag::other},
    Entry{"p", Tag::p},
    Entry{"param", Tag::other},
    Entry{"picture", Tag::picture},
    Entry{"plaintext", Tag::pre},
    Entry{"pre", Tag::pre},
    Entry{"progress", Tag::other},
    Entry{"q", Tag::q},
    Entry{"rb", Tag::rb},
    Entry{"rp", Tag::rp},
    Entry{"rt", Tag::rt},
    Entry{"rtc", Tag::rtc},
    Entry{"ruby", Tag::ruby},
    Entry{"s", Tag::s},
    Entry{"samp", Tag::samp},
    Entry{"script", Tag::other},
    Entry{"search", Tag::div},
    Entry{"section", Tag::section},
    Entry{"select", Tag::select},
    Entry{"semantics", Tag::semantics},
    Entry{"slot", Tag::other},
    Entry{"small", Tag::small},
    Entry{"source", Tag::source},
    Entry{"span", Tag::span},
    Entry{"strike", Tag::s},
    Entry{"strong", Tag::strong},
    Entry{"style", Tag::other},
    Entry{"sub", Tag::sub},
    Entry{"summary", Tag::summary},
    Entry{"sup", Tag::sup},
    Entry{"svg", Tag::other},
    Entry{"table", Tag::table},
    Entry{"tbody", Tag::tbody},
    Entry{"td", Tag::td},
    Entry{"template", Tag::other},
    Entry{"textarea", Tag::textarea},
    Entry{"tfoot", Tag::tfoot},
    Entry{"th", Tag::th},
    Entry{"thead", Tag::thead},
    Entry{"time", Tag::time},
    Entry{"title", Tag::title},
    Entry{"tr", Tag::tr},
    Entry{"track", Tag::other},
    Entry{"tt", Tag::tt},
    Entry{"u", Tag::u},
    Entry{"ul", Tag::ul},
    Entry{"var", Tag::var},
    Entry{"video", Tag::video},
    Entry{"wbr", Tag::other},
    Entry{"xmp", Tag::pre},
};
static_assert(std::ranges::is_sorted(entries, {}, &Entry::name));
static_assert(entries.size() == element_count);

// Where the names that begin with each letter start; one more for the end of the last.
constexpr std::array letters = [] {
  std::array<std::uint8_t, 27> starts{};
  for (std::size_t letter = 0; letter < starts.size(); ++letter)
    while (starts[letter] < entries.size() &&
           entries[starts[letter]].name[0] < static_cast<char>('a' + letter))
      ++starts[letter];
  return starts;
}();

const Entry* find(std::string_view name) {
  if (name.empty() || name[0] < 'a' || name[0] > 'z') return nullptr;
  const auto letter = static_cast<std::size_t>(name[0] - 'a');
  for (std::size_t i = letters[letter]; i < letters[letter + 1]; ++i)
    if (entries[i].name == name) return &entries[i];
  return nullptr;
}

}  // namespace

Tag tag_of(std::string_view name) {
  const Entry* entry = find(name);
  return entry != nullptr ? entry->tag : Tag::other;
}

int element_number(std::string_view name) {
  const Entry* entry = find(name);
  return entry != nullptr ? static_cast<int>(entry - entries.data()) : -1;
}

std::string_view element_name(int element) {
  return entries[static_cast<std::size_t>(element)].name;
}

}  // namespace lectern
