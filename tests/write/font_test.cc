#include "write/font.h"

#include <gmock/gmock.h>
#include <hb.h>

#include <fstream>
#include <iterator>
#include <map>
#include <memory>

#include "base/utf8.h"
#include "write/samples.h"
#include "write/support.h"

namespace lectern {
namespace {

using samples::edition;
using samples::paragraph;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string big_endian(std::size_t value, int size) {
  std::string bytes;
  for (int i = size - 1; i >= 0; --i) bytes += static_cast<char>(value >> (8 * i));
  return bytes;
}

using FontTables = std::map<std::string, std::string>;

// `before`: bytes of a collection that stand before the font.
std::string font_of(const FontTables& tables, std::string_view kind = "OTTO",
                    std::size_t before = 0) {
  std::string directory = std::string(kind) + big_endian(tables.size(), 2) + std::string(6, '\0');
  std::string data;
  const std::size_t begin = before + 12 + 16 * tables.size();
  for (const auto& [tag, bytes] : tables) {
    directory += tag + std::string(4, '\0');
    directory += big_endian(begin + data.size(), 4) + big_endian(bytes.size(), 4);
    data += bytes;
  }
  return directory + data;
}

std::string os2(int weight, int permission, bool italic = false) {
  std::string table(78, '\0');
  table.replace(4, 2, big_endian(static_cast<std::size_t>(weight), 2));
  table.replace(8, 2, big_endian(static_cast<std::size_t>(permission), 2));
  table[63] = italic ? 1 : 0;
  return table;
}

// One record of the Windows platform in English for each name.
std::string names(const std::map<int, std::u16string>& named) {
  std::string records, texts;
  for (const auto& [id, text] : named) {
    records += big_endian(3, 2) + big_endian(1, 2) + big_endian(0x409, 2);
    records += big_endian(static_cast<std::size_t>(id), 2) + big_endian(2 * text.size(), 2) +
               big_endian(texts.size(), 2);
    for (const char16_t unit : text) texts += big_endian(unit, 2);
  }
  return big_endian(0, 2) + big_endian(named.size(), 2) + big_endian(6 + records.size(), 2) +
         records + texts;
}

FontTables least() {
  return {{"CFF ", "x"}, {"cmap", "x"}, {"head", "x"}, {"maxp", "x"}};
}

std::string with(const std::string& tag, std::string table) {
  FontTables tables = least();
  tables[tag] = std::move(table);
  return font_of(tables);
}

std::string refusal(std::string_view bytes) {
  const auto facts = read_font(bytes);
  if (facts) return "";
  EXPECT_EQ(facts.error().code, Error::Code::usage);
  return facts.error().what;
}

TEST(Font, SaysItsFamilyWeightAndSlant) {
  FontTables tables = least();
  tables["OS/2"] = os2(700, 0, true);
  tables["name"] = names({{1, u"River Bold"}, {2, u"Bold"}, {16, u"River \U0001F30A"}});
  const auto facts = read_font(font_of(tables));
  ASSERT_TRUE(facts);
  EXPECT_EQ(facts->family, "River \U0001F30A");
  EXPECT_EQ(facts->lightest, 700);
  EXPECT_EQ(facts->heaviest, 700);
  EXPECT_TRUE(facts->italic);
}

TEST(Font, OfManyWeightsSaysTheirRange) {
  const std::string axis = "wght" + big_endian(100 << 16, 4) + big_endian(400 << 16, 4) +
                           big_endian(900 << 16, 4) + std::string(4, '\0');
  const std::string header = big_endian(1, 2) + big_endian(0, 2) + big_endian(16, 2) +
                             big_endian(2, 2) + big_endian(1, 2) + big_endian(20, 2) +
                             std::string(4, '\0');
  const auto facts = read_font(with("fvar", header + axis));
  ASSERT_TRUE(facts);
  EXPECT_EQ(facts->lightest, 100);
  EXPECT_EQ(facts->heaviest, 900);
}

TEST(Font, GivesNoNameThatBreaksAStyleSheet) {
  const auto facts =
      read_font(with("name", names({{1, u"A\"; } \\ </style>\n" + std::u16string(500, u'x')}})));
  ASSERT_TRUE(facts);
  EXPECT_THAT(facts->family, Not(testing::ContainsRegex("[\"\\\\<>\n]")));
  EXPECT_LE(facts->family.size(), 100U);
  EXPECT_EQ(read_font(font_of(least()))->family, "Embedded font");
}

TEST(Font, OfACollectionIsTheFirst) {
  FontTables tables = least();
  tables["OS/2"] = os2(300, 0);
  const std::string head = "ttcf" + big_endian(1 << 16, 4) + big_endian(1, 4) + big_endian(16, 4);
  const auto facts = read_font(head + font_of(tables, std::string_view("\0\1\0\0", 4), 16));
  ASSERT_TRUE(facts);
  EXPECT_EQ(facts->lightest, 300);
}

TEST(Font, IsRefusedWithAReason) {
  EXPECT_EQ(refusal(""), "is no font");
  EXPECT_EQ(refusal("<html>"), "is no font");
  EXPECT_THAT(refusal("wOF2" + std::string(60, '\0')), HasSubstr("packed for the web"));
  EXPECT_THAT(refusal("wOFF" + std::string(60, '\0')), HasSubstr("packed for the web"));
  EXPECT_THAT(refusal(font_of({{"cmap", "x"}})), HasSubstr("most needed tables"));
  EXPECT_THAT(refusal(font_of({{"cmap", "x"}, {"head", "x"}, {"maxp", "x"}})),
              HasSubstr("without outlines"));
  const std::string whole = font_of(least());
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_NE(refusal(std::string_view(whole).substr(0, size)), "") << size;
}

TEST(Font, IsEmbeddedOnlyWhereItsLicenceAllows) {
  for (const int allowed : {0, 4, 8, 0x4 | 0x2, 0x8})
    EXPECT_EQ(refusal(with("OS/2", os2(400, allowed))), "") << allowed;
  EXPECT_THAT(refusal(with("OS/2", os2(400, 2))), HasSubstr("forbids embedding"));
  EXPECT_THAT(refusal(with("OS/2", os2(400, 0x104))), HasSubstr("in part"));
  EXPECT_THAT(refusal(with("OS/2", os2(400, 0x200))), HasSubstr("bitmaps"));
}

std::string file(const char* name) {
  std::ifstream stream(std::string("/usr/share/fonts/truetype/dejavu/") + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

class RealFont : public testing::Test {
 protected:
  void SetUp() override { ASSERT_FALSE(dejavu_.empty()) << "install fonts-dejavu-core"; }
  const std::string dejavu_ = file("DejaVuSans.ttf");
};

std::set<char32_t> characters_of(std::string_view text) {
  std::set<char32_t> characters;
  for (std::size_t at = 0; at < text.size();) characters.insert(decode(text, at));
  return characters;
}

Edition titled(std::string title, std::string text) {
  Meta meta;
  meta.title = std::move(title);
  return edition(std::move(meta), {paragraph(std::move(text))});
}

// How far each glyph of the shaped text moves on: other forms of a letter are of other widths.
std::vector<int> widths(const std::string& font, const std::string& text) {
  hb_blob_t* blob = hb_blob_create(font.data(), static_cast<unsigned>(font.size()),
                                   HB_MEMORY_MODE_READONLY, nullptr, nullptr);
  hb_face_t* face = hb_face_create(blob, 0);
  hb_font_t* sized = hb_font_create(face);
  hb_buffer_t* buffer = hb_buffer_create();
  hb_buffer_add_utf8(buffer, text.c_str(), -1, 0, -1);
  hb_buffer_guess_segment_properties(buffer);
  hb_shape(sized, buffer, nullptr, 0);
  unsigned count = 0;
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
  std::vector<int> all;
  for (unsigned i = 0; i < count; ++i) all.push_back(positions[i].x_advance);
  hb_buffer_destroy(buffer);
  hb_font_destroy(sized);
  hb_face_destroy(face);
  hb_blob_destroy(blob);
  return all;
}

TEST_F(RealFont, IsCutDownToWhatShapesTheSame) {
  const std::string text = "\u0627\u0644\u0633\u0644\u0627\u0645 \u0639\u0644\u064A\u0643\u0645";
  const auto subset = subset_font(dejavu_, characters_of(text));
  ASSERT_TRUE(subset);
  EXPECT_EQ(subset->media_type, "font/ttf");
  EXPECT_EQ(subset->extension, ".ttf");
  EXPECT_LT(subset->bytes.size(), dejavu_.size() / 20);
  EXPECT_EQ(widths(subset->bytes, text), widths(dejavu_, text));
  // Letters that stand alone are wider than joined ones, and lam with alef is one glyph.
  EXPECT_NE(widths(dejavu_, text).size(), count_characters(text));
  EXPECT_TRUE(read_font(subset->bytes)) << "its name and permission stay in it";
  EXPECT_EQ(read_font(subset->bytes)->family, "DejaVu Sans");
}

TEST_F(RealFont, TellsWhatItHas) {
  const auto some = subset_font(dejavu_, {U'a', 0x4E2D});
  ASSERT_TRUE(some);
  EXPECT_THAT(some->characters, ElementsAre(U'a'));
  const auto none = subset_font(dejavu_, {0x4E2D});
  ASSERT_TRUE(none);
  EXPECT_EQ(none->bytes.size(), 0U);
}

TEST_F(RealFont, WhoseInsideIsBrokenDoesNoHarm) {
  for (std::size_t at = 300; at < dejavu_.size(); at += 100'003) {
    std::string broken = dejavu_;
    for (std::size_t i = at; i < std::min(at + 5000, broken.size()); ++i) broken[i] = '\xFF';
    if (!read_font(broken)) continue;
    const auto subset = subset_font(broken, {U'a', U'b'});
    EXPECT_TRUE(subset || subset.error().code == Error::Code::bad_data);
  }
}

TEST_F(RealFont, IsInTheBookThatUsesIt) {
  const WriteOptions options{"", {dejavu_, file("DejaVuSans-Bold.ttf")}};
  Notices notices;
  const std::vector<Edition> editions = {titled("Tea", "Tea & \u4E2D\u6587 \u0633")};
  const std::string bytes = written("epub", editions, notices, options);
  EXPECT_TRUE(entry(bytes, "EPUB/fonts/f1.ttf").starts_with(std::string_view("\0\1\0\0", 4)));
  EXPECT_LT(entry(bytes, "EPUB/fonts/f1.ttf").size(), dejavu_.size() / 10);
  const Document package(entry(bytes, "EPUB/package.opf"));
  EXPECT_THAT(package.all("//opf:item[@media-type='font/ttf']/@href"),
              ElementsAre("fonts/f1.ttf", "fonts/f2.ttf"));
  const std::string style = entry(bytes, "EPUB/css/style.css");
  EXPECT_THAT(style, HasSubstr("font-weight: 700;\n  font-style: normal;\n"
                               "  src: url(../fonts/f2.ttf);"));
  EXPECT_THAT(style, HasSubstr("body { font-family: \"DejaVu Sans\", serif; }"));
  ASSERT_THAT(notices, Contains(testing::Field(&Notice::kind, Notice::Kind::glyphs_missing)));
  EXPECT_THAT(notices.back().detail, testing::AllOf(StartsWith("no embedded font has 2 of"),
                                                    testing::EndsWith("\u4E2D \u6587")));
  EXPECT_TRUE(written("epub", editions, notices, options) == bytes);
}

TEST_F(RealFont, IsNotInABookThatHasNoneOfItsLetters) {
  const auto digits = subset_font(dejavu_, characters_of("0123 .,\u01C2"));
  ASSERT_TRUE(digits);
  Notices notices;
  const std::string bytes =
      written("epub", {titled("\u4E2D", "\u6587, 2022.")}, notices, {"", {digits->bytes}});
  EXPECT_THAT(entry(bytes, "EPUB/css/style.css"), Not(HasSubstr("@font-face")));
  EXPECT_EQ(entry(bytes, "EPUB/fonts/f1.ttf").size(), 0U);
}

}  // namespace
}  // namespace lectern
