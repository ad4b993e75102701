#include "base/zip_reader.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "base/zip.h"

namespace lectern {
namespace {

std::string archive_of(const std::vector<ZipEntry>& entries) {
  auto archive = zip_archive(entries);
  EXPECT_TRUE(archive) << message(archive.error());
  return archive ? *archive : std::string();
}

void put(std::string& bytes, std::size_t at, std::uint64_t number, int size) {
  for (int i = 0; i < size; ++i)
    bytes[at + static_cast<std::size_t>(i)] = static_cast<char>(number >> (8 * i) & 0xFF);
}

// The n-th place of a signature: of the headers before data, or of the directory's records.
std::size_t place(const std::string& bytes, std::string_view mark, int n = 0) {
  std::size_t at = bytes.find(mark);
  while (n-- > 0) at = bytes.find(mark, at + 1);
  return at;
}
constexpr std::string_view local = "PK\3\4", record = "PK\1\2", end_record = "PK\5\6";

std::string code_of(std::string_view bytes) {
  const auto reader = ZipReader::open(bytes);
  return reader ? "" : std::string(name(reader.error().code));
}

// Of reading the first entry.
std::string read_code(std::string_view bytes) {
  const auto reader = ZipReader::open(bytes);
  if (!reader) return "not opened";
  UnpackBudget budget;
  const auto content = reader->read(0, budget);
  return content ? "" : std::string(name(content.error().code));
}

// Gives all entries another name of the same length.
std::string renamed(std::string bytes, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = bytes.find(from, at)) != std::string::npos; ++at)
    bytes.replace(at, from.size(), to);
  return bytes;
}

TEST(ZipReader, ReadsStoredAndDeflatedEntries) {
  const std::string text(100'000, 'x');
  const std::string bytes = archive_of({{"a/b.txt", "two", true}, {"z.txt", text}, {"empty", ""}});
  const auto reader = ZipReader::open(bytes);
  ASSERT_TRUE(reader) << message(reader.error());
  ASSERT_EQ(reader->entries().size(), 3U);
  UnpackBudget budget;
  EXPECT_EQ(*reader->read(0, budget), "two");
  EXPECT_EQ(*reader->read(1, budget), text);
  EXPECT_EQ(*reader->read(2, budget), "");
  EXPECT_EQ(reader->find("z.txt"), 1U);
  EXPECT_EQ(reader->find("Z.TXT"), std::nullopt);
}

// A program that unpacks itself, a page with an archive inside: offsets count from the archive.
TEST(ZipReader, FindsAnArchiveBetweenOtherBytes) {
  const std::string archive = archive_of({{"a", "text"}});
  for (const std::string& bytes :
       {"<html>" + archive, archive + "</html>", "<html>" + archive + std::string(60'000, '-')}) {
    const auto reader = ZipReader::open(bytes);
    ASSERT_TRUE(reader) << message(reader.error());
    UnpackBudget budget;
    EXPECT_EQ(*reader->read(0, budget), "text");
  }
  EXPECT_FALSE(ZipReader::recognises("<html>PK\5\6 is how a zip archive ends</html>"));
}

TEST(ZipReader, IsNotMisledByEmptyDirectoriesBehindTheTrueOne) {
  const std::string empty = "PK\5\6" + std::string(18, '\0');
  const std::string bytes = archive_of({{"a", "text"}}) + empty + empty;
  const auto reader = ZipReader::open(bytes);
  ASSERT_TRUE(reader) << message(reader.error());
  EXPECT_EQ(reader->entries().size(), 1U);
  EXPECT_TRUE(ZipReader::open(empty));
}

TEST(ZipReader, ReadsTheWideNumbersOfZip64) {
  // One stored entry "a" whose sizes and offset stand in the extra field.
  std::string bytes = std::string("PK\3\4\x2D\0\0\0\0\0\0\0\0\0", 14) + "SUM_" +
                      std::string("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\1\0\0\0", 12) + "a" + "text";
  const std::size_t directory = bytes.size();
  std::string wide(24, '\0');
  put(wide, 0, 4, 8);
  put(wide, 8, 4, 8);
  bytes += std::string("PK\1\2\x2D\0\x2D\0\0\0\0\0\0\0\0\0", 16) + "SUM_" +
           std::string("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\1\0\x1C\0\0\0\0\0\0\0\0\0\0\0", 22) +
           "\xFF\xFF\xFF\xFF" + "a" + std::string("\1\0\x18\0", 4) + wide;
  const std::size_t end = bytes.size();
  std::string tail = "PK\6\6" + std::string(52, '\0') + "PK\6\7" + std::string(16, '\0') +
                     "PK\5\6" + std::string(18, '\xFF');
  put(tail, 24, 1, 8);
  put(tail, 32, 1, 8);
  put(tail, 40, end - directory, 8);
  put(tail, 48, directory, 8);
  bytes += tail;
  for (std::size_t at; (at = bytes.find("SUM_")) != std::string::npos;)
    put(bytes, at, crc32_of("text"), 4);
  const auto reader = ZipReader::open(bytes);
  ASSERT_TRUE(reader) << message(reader.error());
  UnpackBudget budget;
  EXPECT_EQ(*reader->read(0, budget), "text");
}

TEST(ZipReader, RefusesNamesThatLeadOut) {
  const std::string bytes = archive_of({{"abcdefgh", "text"}});
  for (const std::string_view name :
       {std::string_view("../efgh."), std::string_view("abc/../x"), std::string_view("/bcdefgh"),
        std::string_view("a\\cdefgh"), std::string_view("c:/defgh"),
        std::string_view("abc\0efgh", 8), std::string_view("abcde/..")})
    EXPECT_EQ(code_of(renamed(bytes, "abcdefgh", name)), "unsafe-input") << name;
  EXPECT_EQ(code_of(renamed(bytes, "abcdefgh", "ab..e..h")), "");
}

TEST(ZipReader, RefusesEntriesThatOverlap) {
  const std::string bytes = archive_of({{"a", std::string(200, 'x'), true}, {"b", "y", true}});
  std::string same = bytes;  // both records lead to the first entry: its name is then a lie
  put(same, place(same, record, 1) + 42, 0, 4);
  EXPECT_EQ(code_of(same), "unsafe-input");
  std::string twice = renamed(same, "b", "a");
  put(twice, place(twice, record, 1) + 20, 200, 4);
  EXPECT_EQ(code_of(twice), "unsafe-input");
  std::string longer = bytes;  // the first is said to reach into the second
  for (const std::size_t at : {place(longer, local) + 18, place(longer, record) + 20})
    put(longer, at, 210, 4);
  EXPECT_EQ(code_of(longer), "unsafe-input");
}

TEST(ZipReader, RefusesADirectoryThatLies) {
  const std::string bytes = archive_of({{"name", std::string(500, 'x')}, {"b", "y"}});
  const auto patched = [&](std::string_view mark, std::size_t field, std::uint64_t number,
                           int size) {
    std::string lie = bytes;
    put(lie, place(lie, mark) + field, number, size);
    return lie;
  };
  EXPECT_EQ(code_of(patched(local, 30, 'N', 1)), "unsafe-input") << "another name";
  EXPECT_EQ(code_of(patched(record, 20, 3, 4)), "unsafe-input") << "another packed size";
  EXPECT_EQ(code_of(patched(record, 42, 7, 4)), "unsafe-input") << "another place";
  EXPECT_EQ(code_of(patched(record, 42, 0x7FFFFFFF, 4)), "unsafe-input") << "a place outside";
  EXPECT_EQ(code_of(patched(end_record, 10, 1, 2)), "unsafe-input") << "hidden entries";
  EXPECT_EQ(code_of(patched(end_record, 10, 3, 2)), "malformed") << "entries that are not there";
  EXPECT_EQ(read_code(patched(record, 24, 499, 4)), "unsafe-input") << "another size";
  EXPECT_EQ(read_code(patched(record, 16, 1, 4)), "malformed") << "another checksum";
  EXPECT_EQ(read_code(patched(record, 10, 14, 2)), "unsupported-format") << "LZMA";
  EXPECT_EQ(read_code(patched(record, 8, 1, 2)), "encrypted");
}

TEST(ZipReader, RefusesWhatIsCutAnywhere) {
  const std::string bytes = archive_of({{"a", "text"}, {"b", "more text"}});
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_NE(code_of(bytes.substr(0, size)), "") << size;
}

TEST(ZipReader, RefusesABombBeforeItIsUnpacked) {
  const std::string bytes = archive_of({{"bomb", std::string(30'000'000, '\0')}});
  EXPECT_LT(bytes.size(), 100'000U);
  EXPECT_EQ(read_code(bytes), "unsafe-input");
}

TEST(ZipReader, SpendsOneBudgetHoweverOftenAnEntryIsRead) {
  const std::string bytes = archive_of({{"a", std::string(1000, 'x')}});
  const auto reader = ZipReader::open(bytes);
  ASSERT_TRUE(reader);
  UnpackBudget budget(2500);
  EXPECT_TRUE(reader->read(0, budget));
  EXPECT_TRUE(reader->read(0, budget));
  const auto third = reader->read(0, budget);
  ASSERT_FALSE(third);
  EXPECT_EQ(third.error().code, Error::Code::too_large);
}

TEST(ZipReader, LeavesLinksUnread) {
  std::string bytes = archive_of({{"link", "/etc/passwd", true}});
  const std::size_t at = place(bytes, record);
  put(bytes, at + 4, 3 << 8 | 20, 2);      // made by Unix
  put(bytes, at + 38, 0120777U << 16, 4);  // a symbolic link
  const auto reader = ZipReader::open(bytes);
  ASSERT_TRUE(reader);
  EXPECT_FALSE(reader->entries()[0].is_file);
}

}  // namespace
}  // namespace lectern
