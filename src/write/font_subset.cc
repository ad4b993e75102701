// Wraps HarfBuzz's subsetter, loaded when the first font is embedded.
#include <hb-subset.h>
#include <hb.h>

#include <memory>
#include <optional>

#include "base/late_library.h"
#include "write/font.h"

namespace lectern {
namespace {

// The functions of hb.h and hb-subset.h that are used, under their names without "hb_".
struct Harfbuzz {
  decltype(&hb_blob_create) blob_create;
  decltype(&hb_blob_destroy) blob_destroy;
  decltype(&hb_blob_get_data) blob_get_data;
  decltype(&hb_face_collect_unicodes) face_collect_unicodes;
  decltype(&hb_face_create) face_create;
  decltype(&hb_face_destroy) face_destroy;
  decltype(&hb_face_reference_blob) face_reference_blob;
  decltype(&hb_set_add) set_add;
  decltype(&hb_set_create) set_create;
  decltype(&hb_set_destroy) set_destroy;
  decltype(&hb_set_has) set_has;
  decltype(&hb_subset_input_create_or_fail) input_create_or_fail;
  decltype(&hb_subset_input_destroy) input_destroy;
  decltype(&hb_subset_input_set) input_set;
  decltype(&hb_subset_input_unicode_set) input_unicode_set;
  decltype(&hb_subset_or_fail) subset_or_fail;
};

std::optional<Harfbuzz> find_harfbuzz() {
  LateLibrary shaper("libharfbuzz.so.0"), subsetter("libharfbuzz-subset.so.0");
  Harfbuzz found{};
  shaper.find("hb_blob_create", found.blob_create);
  shaper.find("hb_blob_destroy", found.blob_destroy);
  shaper.find("hb_blob_get_data", found.blob_get_data);
  shaper.find("hb_face_collect_unicodes", found.face_collect_unicodes);
  shaper.find("hb_face_create", found.face_create);
  shaper.find("hb_face_destroy", found.face_destroy);
  shaper.find("hb_face_reference_blob", found.face_reference_blob);
  shaper.find("hb_set_add", found.set_add);
  shaper.find("hb_set_create", found.set_create);
  shaper.find("hb_set_destroy", found.set_destroy);
  shaper.find("hb_set_has", found.set_has);
  subsetter.find("hb_subset_input_create_or_fail", found.input_create_or_fail);
  subsetter.find("hb_subset_input_destroy", found.input_destroy);
  subsetter.find("hb_subset_input_set", found.input_set);
  subsetter.find("hb_subset_input_unicode_set", found.input_unicode_set);
  subsetter.find("hb_subset_or_fail", found.subset_or_fail);
  return shaper.complete() && subsetter.complete() ? std::optional(found) : std::nullopt;
}

const std::optional<Harfbuzz>& loaded() {
  static const std::optional<Harfbuzz> library = find_harfbuzz();
  return library;
}

// Only where it is loaded().
const Harfbuzz& harfbuzz() {
  return *loaded();
}

struct Destroy {
  void operator()(hb_blob_t* it) const { harfbuzz().blob_destroy(it); }
  void operator()(hb_face_t* it) const { harfbuzz().face_destroy(it); }
  void operator()(hb_set_t* it) const { harfbuzz().set_destroy(it); }
  void operator()(hb_subset_input_t* it) const { harfbuzz().input_destroy(it); }
};
using Blob = std::unique_ptr<hb_blob_t, Destroy>;
using Face = std::unique_ptr<hb_face_t, Destroy>;
using Set = std::unique_ptr<hb_set_t, Destroy>;
using Input = std::unique_ptr<hb_subset_input_t, Destroy>;

std::set<char32_t> shared(hb_face_t* face, const std::set<char32_t>& characters) {
  const Set all(harfbuzz().set_create());
  harfbuzz().face_collect_unicodes(face, all.get());
  std::set<char32_t> found;
  for (const char32_t character : characters)
    if (harfbuzz().set_has(all.get(), character) != 0) found.insert(character);
  return found;
}

// Who made a font and on what terms stays in it: copyright, trademark, licence and its address.
constexpr hb_codepoint_t names_kept[] = {0, 7, 13, 14};

Input describe(const std::set<char32_t>& characters) {
  Input input(harfbuzz().input_create_or_fail());
  if (!input) return input;
  hb_set_t* wanted = harfbuzz().input_unicode_set(input.get());
  for (const char32_t character : characters) harfbuzz().set_add(wanted, character);
  hb_set_t* names = harfbuzz().input_set(input.get(), HB_SUBSET_SETS_NAME_ID);
  for (const hb_codepoint_t name : names_kept) harfbuzz().set_add(names, name);
  return input;
}

Error broken() {
  return {Error::Code::bad_data, "the font to be embedded cannot be cut down: it is broken",
          "choose another font", ""};
}

}  // namespace

Result<FontSubset> subset_font(std::string_view bytes, const std::set<char32_t>& characters) {
  if (!loaded())
    return Error{Error::Code::system, "HarfBuzz is not there, which cuts fonts down",
                 "install libharfbuzz-subset0", ""};
  const Blob blob(harfbuzz().blob_create(bytes.data(), static_cast<unsigned>(bytes.size()),
                                         HB_MEMORY_MODE_READONLY, nullptr, nullptr));
  const Face face(harfbuzz().face_create(blob.get(), 0));
  FontSubset subset;
  subset.characters = shared(face.get(), characters);
  if (subset.characters.empty()) return subset;
  const Input input = describe(subset.characters);
  const Face smaller(input ? harfbuzz().subset_or_fail(face.get(), input.get()) : nullptr);
  if (!smaller) return broken();
  const Blob printed(harfbuzz().face_reference_blob(smaller.get()));
  unsigned size = 0;
  const char* data = harfbuzz().blob_get_data(printed.get(), &size);
  if (data == nullptr || size == 0) return broken();
  subset.bytes.assign(data, size);
  const bool compact = subset.bytes.starts_with("OTTO");
  subset.media_type = compact ? "font/otf" : "font/ttf";
  subset.extension = compact ? ".otf" : ".ttf";
  return subset;
}

}  // namespace lectern
