// `lectern convert` of the seed: what a reader of the README gets, and that it is the same
// everywhere.
#include <ebur128.h>
#include <gmock/gmock.h>
#include <sndfile.h>

#include <nlohmann/json.hpp>

#include "line/program.h"
#include "line/seed.h"
#include "text/script_of.h"

namespace lectern::line {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

const std::string name = "000_0e916cca4399556e";

Ended convert(const std::string& folder, const std::string& formats,
              const std::vector<std::string>& flags = {},
              const std::vector<std::string>& variables = {}) {
  std::vector<std::string> arguments = {"convert", seed_path, "-o",    folder,
                                        "--to",    formats,   "--json"};
  arguments.insert(arguments.end(), flags.begin(), flags.end());
  Ended run = run_program(arguments, variables);
  EXPECT_EQ(run.exit_code, 0) << run.err;
  return run;
}

// The outputs; not the journal, which tells how long the work took.
std::map<std::string, std::string> outputs(const std::string& folder) {
  auto files = tree(folder);
  std::erase_if(files, [](const auto& file) { return file.first.starts_with(".lectern/"); });
  return files;
}

void expect_same(const std::map<std::string, std::string>& one,
                 const std::map<std::string, std::string>& other) {
  ASSERT_EQ(one.size(), other.size());
  for (const auto& [path, bytes] : one) {
    ASSERT_TRUE(other.contains(path)) << path;
    EXPECT_TRUE(bytes == other.at(path)) << path << " differs";
  }
}

struct Sound {
  std::vector<float> samples;
  int sample_rate = 0;
};

Sound decoded(const std::string& path) {
  SF_INFO info{};
  SNDFILE* const file = sf_open(path.c_str(), SFM_READ, &info);
  if (file == nullptr) return {};
  Sound sound{std::vector<float>(static_cast<std::size_t>(info.frames)), info.samplerate};
  sound.samples.resize(
      static_cast<std::size_t>(sf_read_float(file, sound.samples.data(), info.frames)));
  sf_close(file);
  return sound;
}

TEST(SeedProgram, GivesTheSameBytesInEveryRunPlaceAndNumberOfJobs) {
  const Scratch scratch;
  const std::string formats = "epub,mp3,flac,wav,opus";
  convert(scratch / "one", formats, {"--jobs", "1"});
  convert(scratch / "two", formats, {"--jobs", "2"});
  convert(scratch / "tokyo", formats, {"--jobs", "1"}, {"TZ=Asia/Tokyo", "LC_ALL=C.UTF-8"});
  const auto one = outputs(scratch / "one");
  EXPECT_EQ(one.size(), std::size_t{5});
  expect_same(one, outputs(scratch / "two"));
  expect_same(one, outputs(scratch / "tokyo"));
}

TEST(SeedProgram, LeavesAloneWhatIsUpToDate) {
  const Scratch scratch;
  convert(scratch / "out", "epub,mp3");
  struct stat before[2], after[2];
  const std::string files[] = {scratch / ("out/" + name + ".epub"),
                               scratch / ("out/" + name + ".mp3")};
  for (int i = 0; i < 2; ++i) ASSERT_EQ(stat(files[i].c_str(), &before[i]), 0);
  const Ended again = convert(scratch / "out", "epub,mp3");
  const std::vector<std::string> records = lines(again.out);
  ASSERT_EQ(records.size(), std::size_t{1} + 1);  // and the summary
  for (std::size_t i = 0; i < std::size_t{1}; ++i)
    EXPECT_EQ(nlohmann::json::parse(records[i])["state"], "present") << records[i];
  EXPECT_THAT(again.err, HasSubstr(std::to_string(std::size_t{1}) + " up to date"));
  for (int i = 0; i < 2; ++i) {
    ASSERT_EQ(stat(files[i].c_str(), &after[i]), 0);
    EXPECT_EQ(before[i].st_ino, after[i].st_ino);
    EXPECT_EQ(before[i].st_mtim.tv_nsec, after[i].st_mtim.tv_nsec);
  }
}

// The engine would like to leave a trace of its search for a sound server.
TEST(SeedProgram, LeavesNothingBesideItsOutputs) {
  const Scratch home, out;
  convert(out / "out", "mp3", {},
          {"HOME=" + home / "", "XDG_CONFIG_HOME=" + home / "config",
           "XDG_RUNTIME_DIR=" + home / "runtime", "TMPDIR=" + home / ""});
  EXPECT_TRUE(std::filesystem::is_empty(home / ""));
}

TEST(SeedProgram, MakesAnEpubThatSaysWhatItIsInItsFirstBytes) {
  const Scratch scratch;
  convert(scratch / "out", "epub");
  const std::string epub = bytes_of(scratch / ("out/" + name + ".epub"));
  // A zip's local header: signature, version, flags, method (0: stored), …, name at 30, content.
  EXPECT_THAT(epub, StartsWith("PK\x03\x04"));
  ASSERT_GT(epub.size(), 58U);
  EXPECT_EQ(epub.substr(8, 2), std::string(2, '\0'));
  EXPECT_EQ(epub.substr(30, 28), "mimetypeapplication/epub+zip");
}

TEST(SeedProgram, MakesAnMp3OfTheNarrationsLengthAndLoudness) {
  const Scratch scratch;
  convert(scratch / "out", "mp3");
  const Sound sound = decoded(scratch / ("out/" + name + ".mp3"));
  const Spoken spoken = speak(script_of(seed_article(), {}), 2);
  EXPECT_EQ(sound.sample_rate, spoken.narration.sample_rate);
  EXPECT_EQ(static_cast<Samples>(sound.samples.size()), spoken.narration.length);

  ebur128_state* meter = ebur128_init(1, static_cast<unsigned long>(sound.sample_rate),
                                      EBUR128_MODE_I | EBUR128_MODE_TRUE_PEAK);
  ebur128_add_frames_float(meter, sound.samples.data(), sound.samples.size());
  double loudness = 0, peak = 0;
  ebur128_loudness_global(meter, &loudness);
  ebur128_true_peak(meter, 0, &peak);
  ebur128_destroy(&meter);
  EXPECT_NEAR(loudness, -18, 1);
  EXPECT_LT(20 * std::log10(peak), -1.5);
}

}  // namespace
}  // namespace lectern::line
