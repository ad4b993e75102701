#include "base/zip.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
#include <zip.h>

#include <string>
#include <vector>

#include "base/memory_output.h"

namespace lectern {
namespace {

std::string archive_of(const std::vector<ZipEntry>& entries) {
  auto archive = zip_archive(entries);
  EXPECT_TRUE(archive) << message(archive.error());
  return archive ? *archive : std::string();
}

struct Unzipped {
  std::string name, bytes;
  int method = -1;
};

std::vector<Unzipped> unzip(const std::string& bytes) {
  std::vector<Unzipped> entries;
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
  if (archive == nullptr) return entries;
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(zip_get_num_entries(archive, 0)); ++i) {
    zip_stat_t status;
    zip_stat_index(archive, i, 0, &status);
    Unzipped entry{status.name, std::string(status.size, '\0'), status.comp_method};
    zip_file_t* file = zip_fopen_index(archive, i, 0);
    zip_fread(file, entry.bytes.data(), entry.bytes.size());
    zip_fclose(file);
    entries.push_back(entry);
  }
  zip_discard(archive);
  return entries;
}

void set_zone(const char* zone) {
  setenv("TZ", zone, 1);
  tzset();
}

TEST(Zip, KeepsOrderNamesAndBytes) {
  const std::string text(10000, 'x');
  const auto entries =
      unzip(archive_of({{"z.txt", text}, {"a/b.txt", "two", true}, {"empty", ""}}));
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(entries[0].name, "z.txt");
  EXPECT_EQ(entries[0].bytes, text);
  EXPECT_EQ(entries[0].method, ZIP_CM_DEFLATE);
  EXPECT_EQ(entries[1].name, "a/b.txt");
  EXPECT_EQ(entries[1].bytes, "two");
  EXPECT_EQ(entries[1].method, ZIP_CM_STORE);
  EXPECT_EQ(entries[2].bytes, "");
}

TEST(Zip, HasNoExtraFieldBeforeAStoredFirstEntry) {
  const std::string bytes = archive_of({{"mimetype", "application/epub+zip", true}});
  EXPECT_EQ(bytes.substr(30, 28), "mimetypeapplication/epub+zip");
}

TEST(Zip, DoesNotDependOnTheTimeZone) {
  const char* before = getenv("TZ");
  const std::string kept = before == nullptr ? "" : before;
  const std::vector<ZipEntry> entries = {{"a", "some text"}, {"b", "other text", true}};
  const std::string here = archive_of(entries);
  for (const char* zone : {"UTC", "Asia/Shanghai", "America/St_Johns", "Pacific/Kiritimati"}) {
    set_zone(zone);
    EXPECT_EQ(archive_of(entries), here) << zone;
  }
  before == nullptr ? static_cast<void>(unsetenv("TZ")) : set_zone(kept.c_str());
}

TEST(Zip, RefusesNamesThatLeadOut) {
  for (const char* name : {"", "/etc/passwd", "../up", "a/../../up", "a//b", "./a", "a/", "c:\\x",
                           "tab\there", "\xFF"}) {
    const ZipEntry entry{name, "text"};
    const auto archive = zip_archive(std::span(&entry, 1));
    ASSERT_FALSE(archive) << name;
    EXPECT_EQ(archive.error().code, Error::Code::usage) << name;
  }
}

TEST(Zip, RefusesTheSameNameTwice) {
  const std::vector<ZipEntry> entries = {{"a", "1"}, {"a", "2"}};
  EXPECT_FALSE(zip_archive(entries));
}

TEST(Zip, StoresWhatDoesNotBecomeSmaller) {
  EXPECT_FALSE(zip_content("").deflated);
  EXPECT_FALSE(zip_content("xy").deflated);
  EXPECT_TRUE(zip_content(std::string(1000, 'x')).deflated);
}

TEST(Zip, TakesContentThatWasPackedBefore) {
  const std::string text(5000, 'x');
  const ZipContent content = zip_content(text);
  MemoryOutput one, other;
  for (MemoryOutput* out : {&one, &other}) {
    ZipWriter archive(*out);
    ASSERT_TRUE(archive.add("a", content));
    ASSERT_TRUE(archive.add("b", content));
    ASSERT_TRUE(archive.finish());
  }
  const std::string bytes = one.take();
  EXPECT_EQ(other.take(), bytes);
  const auto entries = unzip(bytes);
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[1].bytes, text);
}

TEST(Zip, HoldsMoreEntriesThanTheOldDirectoryCounts) {
  MemoryOutput memory;
  ZipWriter archive(memory);
  const ZipContent content = zip_stored("x");
  for (int i = 0; i < 70000; ++i) ASSERT_TRUE(archive.add(std::to_string(i), content));
  ASSERT_TRUE(archive.finish());
  const auto entries = unzip(memory.take());
  ASSERT_EQ(entries.size(), 70000U);
  EXPECT_EQ(entries.back().name, "69999");
}

// A file whose long runs of zeros take no room.
class SparseFile final : public ByteOutput {
 public:
  explicit SparseFile(const std::string& path)
      : descriptor_(open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC, 0600)) {}
  SparseFile(const SparseFile&) = delete;
  SparseFile& operator=(const SparseFile&) = delete;
  ~SparseFile() override { close(descriptor_); }
  Status write(std::string_view bytes) override {
    const bool zeros = bytes.size() > (1 << 20);
    const auto size = static_cast<off_t>(bytes.size());
    const bool good = zeros ? lseek(descriptor_, size, SEEK_CUR) > 0
                            : ::write(descriptor_, bytes.data(), bytes.size()) == size;
    return good ? Status(Done{}) : Status(Error{});
  }
  Status rewrite(std::uint64_t, std::string_view) override { return Error{}; }

 private:
  int descriptor_;
};

TEST(Zip, GoesOnBeyondFourGibibytes) {
  const std::string path = testing::TempDir() + "lectern-huge.zip";
  const ZipContent zeros = zip_stored(std::string(std::size_t{1} << 28, '\0'));
  {
    SparseFile file(path);
    ZipWriter archive(file);
    for (int i = 0; i < 17; ++i) ASSERT_TRUE(archive.add(std::to_string(i), zeros));
    ASSERT_TRUE(archive.add("last", zip_content(std::string(100, 'y'))));
    ASSERT_TRUE(archive.finish());
  }
  int code = 0;
  zip_t* archive = zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &code);
  ASSERT_NE(archive, nullptr) << code;
  zip_file_t* last = zip_fopen(archive, "last", 0);
  ASSERT_NE(last, nullptr);
  char text[200];
  EXPECT_EQ(zip_fread(last, text, sizeof text), 100);
  EXPECT_EQ(std::string(text, 100), std::string(100, 'y'));
  zip_fclose(last);
  zip_discard(archive);
  unlink(path.c_str());
}

}  // namespace
}  // namespace lectern
