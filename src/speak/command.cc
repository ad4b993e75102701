#include "speak/command.h"

#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/process.h"
#include "base/program.h"
#include "speak/command_line.h"
#include "speak/command_speaker.h"
#include "speak/piece_channel.h"

namespace lectern {
namespace {

namespace fs = std::filesystem;
using Piece = SpeechEngine::Piece;
using Speech = SpeechEngine::Speech;

constexpr std::string_view folder_prefix = "lectern-speech-";
constexpr int child_margin_ms = 20000;  // for what is not the program's own time

int rate_of(const Piece& piece) {
  const int own = piece.voice->rates[static_cast<std::size_t>(piece.role)];
  return own > 0 ? own : piece.voice->rate;
}

Result<CommandCall> call_of(const Piece& piece) {
  const Voice& voice = *piece.voice;
  std::string program = LECTERN_TRY(program_of(voice));
  return CommandCall{
      &voice, std::move(program),
      filled(voice.command.words,
             {{"{rate}", rate_number(voice.command, rate_of(piece))},
              {"{language}", voice.languages.empty() ? "" : voice.languages.front()}})};
}

// Left by a process that was killed: "lectern-speech-1234-Ab3dEf" of a process 1234 that is no
// more.
bool is_abandoned(const fs::path& path) {
  const std::string name = path.filename().string();
  if (!name.starts_with(folder_prefix)) return false;
  int pid = 0;
  const char* const begin = name.data() + folder_prefix.size();
  const auto [end, error] = std::from_chars(begin, name.data() + name.size(), pid);
  struct stat info {};
  return error == std::errc() && end != begin && *end == '-' && pid > 0 && kill(pid, 0) != 0 &&
         errno == ESRCH && lstat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode) &&
         info.st_uid == geteuid();
}

// A folder of the process's own in TMPDIR, gone with it; when it is killed, as a worker that has
// nothing more to do is, with the next that makes one.
class SpeechFolder {
 public:
  static Result<SpeechFolder> make() {
    std::error_code error;
    const fs::path place = fs::temp_directory_path(error);
    if (error) return trouble("TMPDIR", error.message());
    for (fs::directory_iterator at(place, error), none; !error && at != none; at.increment(error)) {
      std::error_code ignored;
      if (is_abandoned(at->path())) fs::remove_all(at->path(), ignored);
    }
    std::string name = (place / fmt::format("{}{}-XXXXXX", folder_prefix, getpid())).string();
    if (mkdtemp(name.data()) == nullptr)
      return trouble(name, std::error_code(errno, std::generic_category()).message());
    return SpeechFolder(std::move(name));
  }
  SpeechFolder(SpeechFolder&& other) noexcept : path_(std::exchange(other.path_, "")) {}
  SpeechFolder& operator=(SpeechFolder&&) = delete;
  ~SpeechFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  const std::string& path() const { return path_; }

 private:
  explicit SpeechFolder(std::string path) : path_(std::move(path)) {}
  static Error trouble(const std::string& where, const std::string& why) {
    return {Error::Code::system, fmt::format("no folder for speech can be made: {}", why),
            "set TMPDIR to a folder that can be written to", where};
  }
  std::string path_;
};

// A place of work for one child at a time: a folder, and in stream mode the program in it.
struct Lane {
  CommandCall call;
  std::optional<SpeechFolder> folder;
  std::optional<Program> running;
};

// Line by line without files: nothing is to be put anywhere.
bool needs_folder(const VoiceCommand& command) {
  return command.mode == VoiceCommand::Mode::once ||
         command.place == VoiceCommand::Place::named_on_stdout;
}

using Lanes = std::vector<std::unique_ptr<Lane>>;

int speak_in_child(int channel, std::span<const Piece> pieces, Lane& lane, int sample_rate) {
  die_quietly();
  signal(SIGPIPE, SIG_IGN);
  CommandSpeaker speaker(lane.call, lane.folder ? lane.folder->path() : "",
                         lane.running ? &*lane.running : nullptr, sample_rate);
  for (const Piece& piece : pieces) {
    const auto speech = speaker.speak(piece);
    const Status sent =
        speech ? send_speech(channel, *speech) : send_error(channel, speech.error());
    if (!sent) return 1;
    if (!speech) return 0;
  }
  return 0;
}

// The pieces of a chunk that one call says, spoken by a child of their own.
class CommandPart {
 public:
  CommandPart(std::unique_ptr<Lane> lane, Lanes& idle) : lane_(std::move(lane)), idle_(idle) {}
  ~CommandPart() {
    chunk_.reset();  // the child first: it talks with the program
    if (may_go_on()) idle_.push_back(std::move(lane_));
  }
  CommandPart(const CommandPart&) = delete;
  CommandPart& operator=(const CommandPart&) = delete;

  const CommandCall& call() const { return lane_->call; }
  void add(const Piece& piece) { pieces_.push_back(piece); }

  Status start(int sample_rate) {
    Child child = LECTERN_TRY(Child::start([this, sample_rate](int channel) {
      return speak_in_child(channel, pieces_, *lane_, sample_rate);
    }));
    const int patience = lane_->call.voice->command.time_limit * 1000 + child_margin_ms;
    chunk_ = std::make_unique<ReceivedChunk>(std::move(child), pieces_, patience, true);
    return Done{};
  }

  Status next(Speech& speech) {
    Status got = chunk_->next(speech);
    said_ += got ? 1 : 0;
    return got;
  }

 private:
  // A program that failed, or was left in the middle of a piece, is not spoken to again.
  bool may_go_on() const { return lane_->running && said_ == pieces_.size(); }

  std::unique_ptr<Lane> lane_;
  Lanes& idle_;
  std::vector<Piece> pieces_;
  std::unique_ptr<ReceivedChunk> chunk_;
  std::size_t said_ = 0;
};

class CommandChunk final : public SpeechEngine::Chunk {
 public:
  CommandChunk(std::vector<std::unique_ptr<CommandPart>> parts, std::vector<CommandPart*> order)
      : parts_(std::move(parts)), order_(std::move(order)) {}

  Status next(Speech& speech) override {
    if (at_ == order_.size())
      return Error{Error::Code::engine_failed, "all pieces have been given", "", ""};
    return order_[at_++]->next(speech);
  }

 private:
  std::vector<std::unique_ptr<CommandPart>> parts_;
  std::vector<CommandPart*> order_;  // whose each piece is
  std::size_t at_ = 0;
};

class CommandEngine final : public SpeechEngine {
 public:
  explicit CommandEngine(int sample_rate) : sample_rate_(sample_rate) {}
  int sample_rate() const override { return sample_rate_; }

  Result<std::unique_ptr<Chunk>> start(std::span<const Piece> pieces) override {
    std::vector<std::unique_ptr<CommandPart>> parts;
    std::vector<CommandPart*> order;
    for (const Piece& piece : pieces) {
      CommandCall call = LECTERN_TRY(call_of(piece));
      auto part = std::find_if(parts.begin(), parts.end(),
                               [&](const auto& it) { return it->call() == call; });
      if (part == parts.end()) {
        auto lane = LECTERN_TRY(lane_for(std::move(call)));
        parts.push_back(std::make_unique<CommandPart>(std::move(lane), idle_));
        part = std::prev(parts.end());
      }
      (*part)->add(piece);
      order.push_back(part->get());
    }
    for (const auto& part : parts) LECTERN_TRY(part->start(sample_rate_));
    return std::unique_ptr<Chunk>(
        std::make_unique<CommandChunk>(std::move(parts), std::move(order)));
  }

 private:
  Result<std::unique_ptr<Lane>> lane_for(CommandCall call) {
    for (auto it = idle_.begin(); it != idle_.end(); ++it) {
      if ((*it)->call != call) continue;
      std::unique_ptr<Lane> lane = std::move(*it);
      idle_.erase(it);
      if (lane->running->is_waiting()) return lane;
      break;  // it ended, or spoke unasked
    }
    auto lane = std::make_unique<Lane>(Lane{std::move(call), std::nullopt, std::nullopt});
    const VoiceCommand& command = lane->call.voice->command;
    if (needs_folder(command)) lane->folder.emplace(LECTERN_TRY(SpeechFolder::make()));
    if (command.mode == VoiceCommand::Mode::stream) {
      const std::string folder = lane->folder ? lane->folder->path() : "";
      lane->running = LECTERN_TRY(Program::start(
          lane->call.program, filled(lane->call.words, {{"{output}", folder}}), most_sound_bytes));
    }
    return lane;
  }

  int sample_rate_;
  Lanes idle_;
};

std::string file_identity(const std::string& path) {
  struct stat info {};
  if (stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return "";
  return fmt::format("{}|{}|{}.{:09}\n", path, info.st_size, info.st_mtim.tv_sec,
                     info.st_mtim.tv_nsec);
}

}  // namespace

std::unique_ptr<SpeechEngine> command_engine(int sample_rate) {
  return std::make_unique<CommandEngine>(sample_rate);
}

Result<std::string> program_of(const Voice& voice) {
  const std::string& name = voice.command.words.front();
  std::string program = find_program(name);
  if (!program.empty()) return program;
  const std::string& package = voice.command.package;
  return Error{Error::Code::unknown_voice,
               fmt::format("the voice `{}` speaks by the program `{}`, which is not there",
                           voice.name, name),
               package.empty() ? "install it, or correct `command` in the profile"
                               : fmt::format("install the Debian package {}", package),
               ""};
}

std::string program_identity(const VoiceCommand& command) {
  std::string identity = file_identity(find_program(command.words.front()));
  for (std::size_t i = 1; i < command.words.size(); ++i)
    if (command.words[i].find('/') != std::string::npos)
      identity += file_identity(command.words[i]);
  return identity;
}

}  // namespace lectern
