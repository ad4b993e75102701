// A folder in which nearly everything is wrong: each input ends in one clear state, with one line
// that says what is wrong and what to do, and the good inputs between them are done.
#include <gmock/gmock.h>
#include <sys/prctl.h>

#include <nlohmann/json.hpp>

#include "line/program.h"
#include "line/seed.h"

#if defined(__SANITIZE_ADDRESS__)
#define LECTERN_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LECTERN_SANITIZED 1
#endif
#endif

namespace lectern::line {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::StartsWith;

#ifdef LECTERN_SANITIZED
constexpr std::size_t large = std::size_t{16} << 20;  // sanitizers take much longer
#else
constexpr std::size_t large = std::size_t{64} << 20;
#endif

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::string good_article() {
  return archive_file("A good article", "<p>Nothing is wrong here, and the last word is end.</p>");
}

// 100,000 elements deep; the text lies at the bottom.
std::string tower() {
  return archive_file("Tower", repeated("<div>", 100'000) + "<p>The bottom of the tower.</p>" +
                                   repeated("</div>", 100'000) + "<p>After the tower.</p>");
}

std::string many_attributes() {
  std::string tag = "<p";
  for (int i = 0; i < 1'000'000; ++i) tag += " a" + std::to_string(i) + "=1";
  return archive_file("Attributes", tag + ">One paragraph with a million attributes.</p>");
}

std::string garbage() {
  std::string bytes;
  std::uint32_t state = 1;
  for (int i = 0; i < 100'000; ++i) {
    state = state * 1664525 + 1013904223;
    bytes += static_cast<char>(state >> 24);
  }
  return bytes;
}

// Every input of the batch, by the name of its file.
std::map<std::string, json> records(const Ended& run) {
  std::map<std::string, json> found;
  for (const std::string& line : lines(run.out)) {
    json record = json::parse(line);
    if (!record.contains("input")) continue;
    const std::string input = record["input"];
    found[input.substr(input.rfind('/') + 1)] = std::move(record);
  }
  return found;
}

std::vector<std::string> kinds(const json& record) {
  std::vector<std::string> found;
  for (const json& notice : record["notices"]) found.push_back(notice["kind"]);
  return found;
}

class Hostile : public testing::Test {
 protected:
  void put(const std::string& file, const std::string& bytes) {
    write_bytes(scratch_ / ("in/" + file), bytes);
  }

  void convert(const std::string& formats) {
    run_ = run_program({"convert", scratch_ / "in", "-o", scratch_ / "out", "--to", formats,
                        "--json", "--jobs", "2", "--no-sync"});
    records_ = records(run_);
  }

  std::string state(const std::string& file) { return records_[file].value("state", "missing"); }

  void expect_done(const std::string& file, const std::string& extension) {
    EXPECT_EQ(state(file), "ok") << run_.err;
    EXPECT_TRUE(std::filesystem::exists(output(file, extension))) << file;
  }

  // A stable code, no output, and one line: "lectern: file: trouble (way out)".
  void expect_failed(const std::string& file, const std::string& code) {
    EXPECT_EQ(state(file), "failed");
    EXPECT_EQ(records_[file].value("code", ""), code);
    std::vector<std::string> told;
    for (const std::string& line : lines(run_.err))
      if (line.find(file) != std::string::npos) told.push_back(line);
    ASSERT_EQ(told.size(), 1U) << run_.err;
    EXPECT_THAT(told[0], AllOf(StartsWith("lectern: "), ContainsRegex(file + ": .+ \\(.+\\)$")));
    EXPECT_FALSE(std::filesystem::exists(output(file, ".epub"))) << file;
  }

  std::string text_of(const std::string& file) { return bytes_of(output(file, ".txt")); }

  // What was not finished leaves nothing, not under a temporary name either.
  void expect_no_leftovers() {
    for (const auto& [path, bytes] : tree(scratch_ / "out")) {
      const std::string file = path.substr(path.rfind('/') + 1);
      EXPECT_FALSE(file.starts_with(".lectern-")) << path;
    }
  }

  std::string output(const std::string& file, const std::string& extension) {
    return scratch_ / ("out/" + std::filesystem::path(file).stem().string() + extension);
  }

  const Scratch scratch_;
  Ended run_;
  std::map<std::string, json> records_;
};

TEST_F(Hostile, DocumentsEndInClearStatesAndTheGoodOnesAreDone) {
  put("a-good.txt", good_article());
  put("b-tower.txt", tower());
  put("c-attributes.txt", many_attributes());
  put("d-large.txt", archive_file("Large", "<p>" + repeated("So it goes on. ", large / 15) +
                                               "</p><p>The very last words.</p>"));
  put("e-good.txt", good_article());
  put("f-bad-utf8.txt", archive_file("Café", "<p>Déjà vu, señor: na\xEFve \xF0\x9F and on</p>"));
  put("g-nul.txt", archive_file("Nul", std::string("<p>be\0fore and af\0ter</p>", 25)));
  put("h-empty.txt", "");
  put("i-garbage.bin", garbage());
  std::filesystem::create_symlink("nowhere.txt", scratch_ / "in/j-dangling.txt");
  put("z-good.txt", good_article());
  convert("epub,text");

  EXPECT_EQ(run_.exit_code, 1) << run_.err;
  for (const char* file : {"a-good.txt", "e-good.txt", "z-good.txt", "b-tower.txt",
                           "c-attributes.txt", "d-large.txt", "f-bad-utf8.txt", "g-nul.txt"}) {
    expect_done(file, ".epub");
    expect_done(file, ".txt");
  }
  EXPECT_THAT(text_of("b-tower.txt"),
              AllOf(HasSubstr("The bottom of the tower."), HasSubstr("After the tower.")));
  EXPECT_THAT(text_of("c-attributes.txt"), HasSubstr("with a million attributes."));
  EXPECT_TRUE(text_of("d-large.txt").find("The very last words.") != std::string::npos);
  EXPECT_GE(text_of("d-large.txt").size(), large - 15);
  EXPECT_THAT(text_of("f-bad-utf8.txt"), HasSubstr("na\uFFFDve \uFFFD and on"));
  EXPECT_THAT(text_of("g-nul.txt"), HasSubstr("before and after"));
  EXPECT_THAT(kinds(records_["b-tower.txt"]), testing::Contains("simplified-markup"));
  EXPECT_THAT(kinds(records_["f-bad-utf8.txt"]), testing::Contains("invalid-bytes"));
  EXPECT_THAT(kinds(records_["g-nul.txt"]), testing::Contains("control-characters"));
  expect_failed("h-empty.txt", "empty-input");
  expect_failed("i-garbage.bin", "unsupported-format");
  expect_failed("j-dangling.txt", "not-found");
  expect_no_leftovers();
}

TEST_F(Hostile, SpeechGoesOnAfterATextThatKillsTheEngine) {
  put("a-good.txt", good_article());
  put("b-crasher.txt", archive_file("Crasher", "<p>" + repeated("s'", 70) + "</p><p>And on.</p>"));
  put("c-bad-utf8.txt", archive_file("Café", "<p>Déjà vu, señor: na\xEFve \xF0\x9F and on</p>"));
  put("d-nul.txt", archive_file("Nul", std::string("<p>be\0fore and af\0ter</p>", 25)));
  put("e-empty.txt", "");
  put("z-good.txt", good_article());
  convert("epub,mp3");

  EXPECT_EQ(run_.exit_code, 1) << run_.err;
  for (const char* file :
       {"a-good.txt", "b-crasher.txt", "c-bad-utf8.txt", "d-nul.txt", "z-good.txt"}) {
    expect_done(file, ".epub");
    expect_done(file, ".mp3");
    EXPECT_GT(records_[file].value("audio_seconds", 0.0), 1) << file;
  }
  EXPECT_THAT(kinds(records_["b-crasher.txt"]), testing::Contains("chunk-retried"));
  expect_failed("e-empty.txt", "empty-input");
  expect_no_leftovers();
}

// Permissions do not bind root; so root becomes somebody else for a while, and so does the program.
class AsNobody {
 public:
  explicit AsNobody(const std::string& own_folder) {
    if (geteuid() != 0) return;
    became_ = chown(own_folder.c_str(), nobody, nobody) == 0 && setresuid(nobody, nobody, 0) == 0;
    bound_ = became_;
    prctl(PR_SET_DUMPABLE, 1);  // sanitizers look at /proc/self
  }
  ~AsNobody() {
    if (became_ && setresuid(0, 0, 0) != 0) ADD_FAILURE();
    prctl(PR_SET_DUMPABLE, 1);
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

  bool can_run_the_program() const {
    return bound_ && faccessat(AT_FDCWD, LECTERN_PROGRAM, X_OK, AT_EACCESS) == 0;
  }

 private:
  static constexpr uid_t nobody = 65534;
  bool became_ = false, bound_ = true;
};

TEST_F(Hostile, AFolderWithoutPermissionFailsAlone) {
  namespace fs = std::filesystem;
  const AsNobody nobody(scratch_ / "");
  if (!nobody.can_run_the_program())
    GTEST_SKIP() << "permissions do not bind root, and nobody else can reach " << LECTERN_PROGRAM;
  put("a-good.txt", good_article());
  put("closed-folder/inside.txt", good_article());
  put("locked.txt", good_article());
  put("z-good.txt", good_article());
  fs::permissions(scratch_ / "in/closed-folder", fs::perms::none);
  fs::permissions(scratch_ / "in/locked.txt", fs::perms::none);
  convert("epub");
  fs::permissions(scratch_ / "in/closed-folder", fs::perms::owner_all);

  EXPECT_EQ(run_.exit_code, 1) << run_.err;
  expect_done("a-good.txt", ".epub");
  expect_done("z-good.txt", ".epub");
  expect_failed("closed-folder", "unreadable");
  expect_failed("locked.txt", "unreadable");
  expect_no_leftovers();
}

}  // namespace
}  // namespace lectern::line
