// bench_speak [FILE] [ROUNDS]: what turning a text into a sound file costs beyond what it must
// cost: the engine saying the same pieces in one process, and the codec's library encoding the same
// samples. Of that, the share of the text room; and the largest step between two samples where
// pieces meet. Then how much faster two jobs are than one. Rounds are interleaved, so that whatever
// else the machine does hits all figures alike.
#include <fmt/format.h>
#include <sndfile.h>

#include <chrono>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "bench/bare_encoders.h"
#include "bench/bare_engine.h"
#include "bench/measure.h"
#include "lectern/prepare.h"
#include "lectern/read.h"
#include "speak/join_meter.h"

namespace lectern::bench {
namespace {

struct Format {
  const char* name;
  bool (*encode)(std::span<const float> samples, int sample_rate);
};
constexpr Format formats[] = {
    {"mp3", encode_mp3}, {"flac", encode_flac}, {"opus", encode_opus}, {"wav", encode_wav}};

struct Sound {
  std::vector<float> samples;
  int rate = 0;
};

Sound decoded(const std::string& path) {
  SF_INFO info{};
  Sound sound;
  SNDFILE* const file = sf_open(path.c_str(), SFM_READ, &info);
  if (file == nullptr) return sound;
  sound.rate = info.samplerate;
  sound.samples.resize(static_cast<std::size_t>(info.frames));
  sf_read_float(file, sound.samples.data(), info.frames);
  sf_close(file);
  return sound;
}

Result<Article> article_of(const std::string& file) {
  Notices notices;
  auto articles = LECTERN_TRY(read_articles(line::bytes_of(file), {"article"}, notices));
  identify_language(articles.front(), notices);
  return std::move(articles.front());
}

// Wall seconds of `count` processes side by side that only count.
double spin(int count) {
  const auto begin = std::chrono::steady_clock::now();
  std::vector<pid_t> children;
  for (int i = 0; i < count; ++i) {
    const pid_t pid = fork();
    if (pid == 0) {
      for (volatile std::uint64_t number = 0; number < 1'000'000'000;) number = number + 1;
      _exit(0);
    }
    children.push_back(pid);
  }
  for (const pid_t pid : children) waitpid(pid, nullptr, 0);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

class SpeechBench {
 public:
  SpeechBench(std::string file, int rounds) : file_(std::move(file)), rounds_(rounds) {}

  Status run() {
    const Article article = LECTERN_TRY(article_of(file_));
    const Script script = LECTERN_TRY(prepare(article, {}));
    const Voices voices = LECTERN_TRY(Voices::load("", {}));
    Notices notices;
    const NarrationPlan plan = LECTERN_TRY(plan_narration(script, voices, notices));
    convert("wav");
    const Sound sound = decoded(output("wav"));
    if (sound.samples.empty()) return Error{Error::Code::system, "no sound was made", "", file_};
    fmt::print("{}\n{:.0f} s of sound in {} pieces and {} chunks; medians (least) of {} rounds\n",
               file_, static_cast<double>(sound.samples.size()) / sound.rate, plan.pieces.size(),
               plan.chunk_ends.size(), rounds_);
    for (int round = 0; round < rounds_; ++round) one_round(article, plan, sound);
    print_parts();
    print_ratios();
    return measure_joins(script, voices);
  }

  void scale(int copies) {
    for (int i = 0; i < copies; ++i)
      line::write_bytes(scratch_ / fmt::format("in/{}.txt", i), line::bytes_of(file_));
    for (int round = 0; round < rounds_; ++round)
      for (const int jobs : {1, 2}) {
        const line::Ended run = convert_folder(jobs);
        wall_[jobs].add(run.wall_seconds);
        busy_[jobs].add(run.cpu_seconds);
        spin_[jobs].add(spin(jobs));
      }
    fmt::print(
        "\n{} copies to mp3: {:.2f} s with 1 job, {:.2f} s with 2 (CPU {:.2f} and {:.2f} s)\n",
        copies, wall_[1].median(), wall_[2].median(), busy_[1].median(), busy_[2].median());
    fmt::print(
        "2 jobs are {:.2f} times as fast ({:.2f} by the least); wanted: 1.8 on 2 free "
        "processors\n",
        wall_[1].median() / wall_[2].median(), wall_[1].least() / wall_[2].least());
    fmt::print(
        "2 processes that only count are {:.2f} times as fast here as 1 ({:.2f} by the "
        "least)\n",
        2 * spin_[1].median() / spin_[2].median(), 2 * spin_[1].least() / spin_[2].least());
  }

 private:
  std::string output(const std::string& format) const {
    return scratch_ / (format + "/" + std::filesystem::path(file_).stem().string() + "." + format);
  }

  line::Ended convert(const std::string& format) {
    return line::run_program({"convert", file_, "-o", scratch_ / format, "--to", format, "--force",
                              "--no-sync", "--jobs", "1", "--quiet"});
  }

  line::Ended convert_folder(int jobs) {
    return line::run_program({"convert", scratch_ / "in", "-o", scratch_ / "copies", "--to", "mp3",
                              "--force", "--no-sync", "--jobs", std::to_string(jobs), "--quiet"});
  }

  void one_round(const Article& article, const NarrationPlan& plan, const Sound& sound) {
    cpu_[text_room].add(cpu_of_child([&] { return static_cast<bool>(prepare(article, {})); }));
    cpu_["engine, as written"].add(
        cpu_of_child([&] { return speak_bare(plan, PieceOrder::as_written); }));
    cpu_["engine, by voice"].add(
        cpu_of_child([&] { return speak_bare(plan, PieceOrder::by_voice); }));
    cpu_["program start"].add(line::run_program({"--version"}).cpu_seconds);
    cpu_["reading and script, to json"].add(convert("json").cpu_seconds);
    for (const Format& format : formats) {
      const auto encode = [&] { return format.encode(sound.samples, sound.rate); };
      bare_[format.name].add(cpu_of_child(encode));
      whole_[format.name].add(convert(format.name).cpu_seconds);
    }
  }

  void print_parts() const {
    fmt::print("\n{:<30} {:>18}\n", "CPU seconds", "");
    for (const auto& [name, figure] : cpu_)
      fmt::print("{:<30} {:>8.3f} ({:.3f})\n", name, figure.median(), figure.least());
  }

  void print_ratios() const {
    const Figure& engine = cpu_.at("engine, by voice");
    fmt::print("\n{:<6} {:>10} {:>10} {:>10} {:>16}   (wanted: at most 1.25)\n", "", "engine",
               "encoder", "whole", "whole/bare");
    for (const Format& format : formats) {
      const Figure &bare = bare_.at(format.name), &whole = whole_.at(format.name);
      fmt::print("{:<6} {:>10.3f} {:>10.3f} {:>10.3f} {:>8.2f} ({:.2f})\n", format.name,
                 engine.median(), bare.median(), whole.median(),
                 whole.median() / (engine.median() + bare.median()),
                 whole.least() / (engine.least() + bare.least()));
    }
    const Figure &text = cpu_.at(text_room), &mp3 = whole_.at("mp3");
    fmt::print("\nthe text room takes {:.1f} % of the time to mp3 ({:.1f}; wanted: at most 3)\n",
               100 * text.median() / mp3.median(), 100 * text.least() / mp3.least());
  }

  static Status measure_joins(const Script& script, const Voices& voices) {
    const auto engine = LECTERN_TRY(open_espeak());
    JoinMeter meter;
    Notices notices;
    LECTERN_TRY(narrate(script, voices, *engine, meter, {}, notices));
    fmt::print("largest step at {} joins: {:.6f} of full scale (a step of 16 bits is {:.6f})\n",
               meter.joins, meter.largest, 1.0 / 32768);
    return Done{};
  }

  static constexpr auto text_room = "text room, data loaded anew";

  const std::string file_;
  const int rounds_;
  const line::Scratch scratch_{std::filesystem::path(LECTERN_PROGRAM).parent_path()};
  std::map<std::string, Figure> cpu_, bare_, whole_;
  std::map<int, Figure> wall_, busy_, spin_;  // by number of jobs
};

}  // namespace
}  // namespace lectern::bench

int main(int count, char** arguments) {
  using namespace lectern;
  const std::string path = bench::input_path(count > 1 ? arguments[1] : nullptr);
  bench::SpeechBench speech(bench::files_below(path).front(),
                            count > 2 ? std::max(1, std::atoi(arguments[2])) : 7);
  if (const Status done = speech.run(); !done) {
    fmt::print(stderr, "{}\n", message(done.error()));
    return 1;
  }
  speech.scale(8);
}
