#include "read/nesting.h"

#include <algorithm>

namespace lectern {
namespace {

// libxml2 looks through all open elements at many a tag, which makes a deep tower quadratic.
constexpr std::size_t deepest_markup = 512;
// The last levels are for what makes lines and paragraphs, so that these never melt into one.
constexpr std::size_t kept_for_paragraphs = 64;

constexpr std::string_view void_elements[] = {
    "area",  "base",  "basefont", "br",   "col",   "embed",  "frame", "hr",  "img",
    "image", "input", "link",     "meta", "param", "source", "track", "wbr",
};

// What a start tag has to do with the elements that are open.
enum class Role : std::uint8_t {
  phrase,     // nothing
  link,       // ends another link
  block,      // ends a paragraph
  paragraph,  // likewise
  item,       // ends another item of the same list
  term,       // likewise, of a definition list
  option,
  ruby_part,
  list,
  ruby,
  cell,
  row,
  row_group,
  table,
  scope,  // holds a world of its own: nothing inside ends anything outside
};

Role role_of_tag(Tag tag) {
  switch (tag) {
    case Tag::a:
      return Role::link;
    case Tag::p:
      return Role::paragraph;
    case Tag::li:
      return Role::item;
    case Tag::dd:
    case Tag::dt:
      return Role::term;
    case Tag::option:
      return Role::option;
    case Tag::rb:
    case Tag::rp:
    case Tag::rt:
    case Tag::rtc:
      return Role::ruby_part;
    case Tag::dl:
    case Tag::menu:
    case Tag::ol:
    case Tag::ul:
      return Role::list;
    case Tag::ruby:
      return Role::ruby;
    case Tag::td:
    case Tag::th:
      return Role::cell;
    case Tag::tr:
      return Role::row;
    case Tag::tbody:
    case Tag::tfoot:
    case Tag::thead:
      return Role::row_group;
    case Tag::table:
      return Role::table;
    case Tag::button:
    case Tag::caption:
    case Tag::object:
      return Role::scope;
    case Tag::address:
    case Tag::article:
    case Tag::aside:
    case Tag::blockquote:
    case Tag::center:
    case Tag::details:
    case Tag::div:
    case Tag::fieldset:
    case Tag::figcaption:
    case Tag::figure:
    case Tag::footer:
    case Tag::form:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
    case Tag::header:
    case Tag::main:
    case Tag::nav:
    case Tag::pre:
    case Tag::section:
    case Tag::summary:
      return Role::block;
    default:
      return Role::phrase;
  }
}

struct Traits {
  Role role = Role::phrase;
  bool empty = false;  // a void element
};

const Traits& traits_of(int element) {
  static const auto table = [] {
    std::array<Traits, element_count> made{};
    for (int i = 0; i < static_cast<int>(element_count); ++i) {
      const std::string_view name = element_name(i);
      made[static_cast<std::size_t>(i)] = {
          role_of_tag(tag_of(name)),
          std::ranges::find(void_elements, name) != std::end(void_elements)};
    }
    return made;
  }();
  return table[static_cast<std::size_t>(element)];
}

Role role_of(int element) {
  return traits_of(element).role;
}

bool is_part_of_table(Role role) {
  return role == Role::cell || role == Role::row || role == Role::row_group;
}

// Whether the start tag of `starting` ends an open `role`.
bool ends(Role starting, Role role) {
  switch (starting) {
    case Role::link:
    case Role::item:
    case Role::term:
    case Role::option:
    case Role::ruby_part:
      return role == starting;
    case Role::block:
    case Role::paragraph:
    case Role::list:
    case Role::table:
      return role == Role::paragraph;
    case Role::cell:
      return role == Role::cell;
    case Role::row:
      return role == Role::cell || role == Role::row;
    case Role::row_group:
      return is_part_of_table(role);
    default:
      return false;
  }
}

// Whether the search for something that `starting` ends must not look outside an open `role`.
bool hides(Role role, Role starting) {
  if (role == Role::table || role == Role::scope) return true;
  if (is_part_of_table(starting)) return false;
  if (is_part_of_table(role)) return true;
  switch (starting) {
    case Role::link:
      return role != Role::phrase;
    case Role::item:
    case Role::term:
      return role == Role::list;
    case Role::ruby_part:
      return role == Role::ruby;
    default:
      return false;
  }
}

// Whether the end tag of `ending` has no say over what lies outside an open `role`.
bool shields(Role role, Role ending) {
  if (role == Role::table) return true;
  if (is_part_of_table(ending) || ending == Role::table) return false;
  return role == Role::scope || is_part_of_table(role) ||
         (ending == Role::item && role == Role::list);
}

}  // namespace

bool is_void_element(int element) {
  return traits_of(element).empty;
}

void OpenElements::close_down_to(std::size_t depth, std::string& out) {
  while (open_.size() > depth) {
    const std::uint8_t element = open_.back();
    open_.pop_back();
    --counts_[element];
    out += "</";
    out += element_name(element);
    out += '>';
  }
}

void OpenElements::end_implied(int element, std::string& out) {
  const Role starting = role_of(element);
  if (starting == Role::phrase) return;
  static const auto paragraph = static_cast<std::size_t>(element_number("p"));
  if (ends(starting, Role::paragraph) && counts_[paragraph] == 0) return;  // most often
  std::size_t keep = open_.size();
  for (std::size_t i = open_.size(); i-- > 0;) {
    const Role role = role_of(open_[i]);
    if (ends(starting, role)) {
      keep = i;
      if (!is_part_of_table(starting)) break;  // a row ends its cell and its row
    } else if (hides(role, starting)) {
      break;
    }
  }
  close_down_to(keep, out);
}

bool OpenElements::open(int element, std::string& out) {
  end_implied(element, out);
  const Role role = role_of(element);
  const bool paragraph = role != Role::phrase && role != Role::link && role != Role::block;
  const std::size_t limit = deepest_markup - (paragraph ? 0 : kept_for_paragraphs);
  if (open_.size() >= limit) return false;
  open_.push_back(static_cast<std::uint8_t>(element));
  ++counts_[static_cast<std::size_t>(element)];
  return true;
}

void OpenElements::close(int element, std::string& out) {
  if (counts_[static_cast<std::size_t>(element)] == 0) return;
  const Role ending = role_of(element);
  for (std::size_t i = open_.size(); i-- > 0;) {
    if (open_[i] == element) return close_down_to(i, out);
    if (shields(role_of(open_[i]), ending)) return;
  }
}

void OpenElements::forget_last() {
  --counts_[open_.back()];
  open_.pop_back();
}

}  // namespace lectern
