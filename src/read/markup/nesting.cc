#include "read/markup/nesting.h"

#include <algorithm>

namespace lectern {
namespace {

// Many a tag is held against all open elements, which makes a deep tower quadratic.
constexpr std::size_t deepest_markup = 512;
// The last levels are for what makes lines and paragraphs, so that these never melt into one.
constexpr std::size_t kept_for_paragraphs = 64;

constexpr std::string_view void_elements[] = {
    "area",  "base",  "basefont", "br",   "col",   "embed",  "frame", "hr",  "img",
    "image", "input", "link",     "meta", "param", "source", "track", "wbr",
};

constexpr std::size_t not_fostered = static_cast<std::size_t>(-1);

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
    case Tag::hr:
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

constexpr std::string_view elements_of_head[] = {
    "base",     "basefont", "head",   "html",  "link",     "meta",
    "noframes", "noscript", "script", "style", "template", "title",
};

struct Traits {
  Role role = Role::phrase;
  bool empty = false;    // a void element
  bool in_head = false;  // may stand in <head>
  bool heading = false;
  bool page_part = false;  // there is one at most
};

Traits make_traits(std::string_view name) {
  Traits traits;
  traits.role = name == "colgroup" ? Role::row_group : role_of_tag(tag_of(name));
  traits.empty = std::ranges::find(void_elements, name) != std::end(void_elements);
  traits.in_head = std::ranges::find(elements_of_head, name) != std::end(elements_of_head);
  traits.heading = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
  traits.page_part = name == "html" || name == "head" || name == "body";
  return traits;
}

const Traits& traits_of(int element) {
  static const auto table = [] {
    std::array<Traits, element_count> made{};
    for (std::size_t i = 0; i < element_count; ++i)
      made[i] = make_traits(element_name(static_cast<int>(i)));
    return made;
  }();
  return table[static_cast<std::size_t>(element)];
}

// Elements with a part of their own to play.
const struct {
  int caption = element_number("caption"), col = element_number("col");
  int colgroup = element_number("colgroup"), form = element_number("form");
  int body = element_number("body"), html = element_number("html");
  int head = element_number("head"), noscript = element_number("noscript");
  int paragraph = element_number("p");
} elements;

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

// Whether an open `role` outlives the end tag of a phrase around it.
bool goes_on(Role role) {
  return role != Role::phrase && role != Role::link && role != Role::option && role != Role::ruby &&
         role != Role::ruby_part;
}

}  // namespace

bool is_void_element(int element) {
  return traits_of(element).empty;
}

void OpenElements::pop() {
  const Open last = open_.back();
  open_.pop_back();
  --counts_[last.element];
  if (!tables_.empty() && tables_.back().depth == open_.size()) tables_.pop_back();
  out_ += "</";
  out_ += element_name(last.element);
  out_ += '>';
  if (last.foster_from != not_fostered) foster(last.foster_from);
}

void OpenElements::close_down_to(std::size_t depth) {
  while (open_.size() > depth) pop();
  while (!open_.empty() && open_.back().ending) pop();
}

// In a table, but not in one of its cells.
bool OpenElements::is_between_cells() const {
  if (open_.empty() || tables_.empty()) return false;
  const Role role = role_of(open_.back().element);
  return role == Role::table || role == Role::row_group || role == Role::row;
}

void OpenElements::foster(std::size_t from) {
  if (!tables_.empty()) moves_.push_back({from, out_.size(), tables_.back().written});
}

// A part of a table ends all that is open in the table's last part.
void OpenElements::end_in_table(int element) {
  const Role starting = role_of(element);
  std::size_t keep = tables_.back().depth + 1;
  const auto is_next = [&](Role role) {
    return keep < open_.size() && role_of(open_[keep].element) == role;
  };
  const bool takes_row_group = starting == Role::row || starting == Role::cell;
  if (takes_row_group && is_next(Role::row_group) && open_[keep].element != elements.colgroup)
    ++keep;
  if (starting == Role::cell && is_next(Role::row)) ++keep;
  close_down_to(keep);
}

// Whether a cell or caption of the last table is open.
bool OpenElements::is_in_cell() const {
  std::size_t at = tables_.back().depth + 1;
  for (const Role role : {Role::row_group, Role::row})
    if (at < open_.size() && role_of(open_[at].element) == role) ++at;
  if (at >= open_.size()) return false;
  return role_of(open_[at].element) == Role::cell || open_[at].element == elements.caption;
}

void OpenElements::end_implied(int element) {
  const bool leaves_head = element == elements.body || !is_open(elements.noscript);
  if (is_open(elements.head) && leaves_head && !traits_of(element).in_head) close(elements.head);
  const Role starting = role_of(element);
  if (starting == Role::phrase) return;
  if (!tables_.empty()) {
    if (is_part_of_table(starting) || element == elements.caption) return end_in_table(element);
    if (starting == Role::table && !is_in_cell()) close_down_to(tables_.back().depth);
  }
  if (ends(starting, Role::paragraph) && !is_open(elements.paragraph)) return;  // most often
  std::size_t keep = open_.size();
  for (std::size_t i = open_.size(); i-- > 0;) {
    const Role role = role_of(open_[i].element);
    if (ends(starting, role)) {
      keep = i;
      if (!is_part_of_table(starting)) break;  // a row ends its cell and its row
    } else if (hides(role, starting)) {
      break;
    }
  }
  close_down_to(keep);
}

bool OpenElements::open(int element) {
  if (traits_of(element).page_part && is_open(element)) return false;
  if (element == elements.html && !open_.empty()) return false;
  end_implied(element);
  const Role role = role_of(element);
  const bool between = is_between_cells() && !is_part_of_table(role) && element != elements.caption;
  if (between && element == elements.form) return false;
  const bool makes_lines = role != Role::phrase && role != Role::link && role != Role::block;
  const std::size_t limit = deepest_markup - (makes_lines ? 0 : kept_for_paragraphs);
  if (open_.size() >= limit) {
    ++too_deep_;
    return false;
  }
  if (role == Role::table) tables_.push_back({open_.size(), out_.size()});
  open_.push_back(
      {static_cast<std::uint8_t>(element), false, between ? out_.size() : not_fostered});
  ++counts_[static_cast<std::size_t>(element)];
  return true;
}

void OpenElements::close(int element) {
  const bool heading = traits_of(element).heading;
  if (!is_open(element) && !heading) return;
  const Role ending = role_of(element);
  const bool phrase = ending == Role::phrase || ending == Role::link || element == elements.form;
  std::size_t block = 0;  // the outermost block inside
  for (std::size_t i = open_.size(); i-- > 0;) {
    const int at = open_[i].element;
    if (at == element || (heading && traits_of(at).heading)) {
      // A block that began inside goes on, and what it began in ends with it.
      if (phrase && block > 0 && !traits_of(element).page_part) {
        open_[i].ending = true;
        return;
      }
      return close_down_to(i);
    }
    if (shields(role_of(at), ending)) return;
    if (goes_on(role_of(at))) block = i;
  }
}

void OpenElements::forget_last() {
  --counts_[open_.back().element];
  if (!tables_.empty() && tables_.back().depth + 1 == open_.size()) tables_.pop_back();
  open_.pop_back();
}

bool OpenElements::has_paragraph() const {
  return is_open(elements.paragraph);
}

bool OpenElements::begins_text() {
  if (is_open(elements.head) && open_.back().element == elements.head) close(elements.head);
  return is_between_cells();
}

bool OpenElements::begins_void(int element) {
  end_implied(element);
  return is_between_cells() && element != elements.col && !traits_of(element).in_head;
}

}  // namespace lectern
