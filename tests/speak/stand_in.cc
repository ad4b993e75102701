// A program that "speaks" as a test tells it: 10 ms of a steady tone for each letter of its text.
//
//   speech_stand_in once FILE|- OUTPUT|-      text file to WAV file; "-" are the standard streams
//   speech_stand_in stream wav|pcm|named [FOLDER]
//
// Words in the text make it misbehave: crash, hang, fail, garbage, endless, short (a WAV that says
// it holds less), long (more), unsized (nothing), silent, twice.
#include <unistd.h>

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

namespace {

constexpr std::uint32_t rate = 16000;

void put(std::string& bytes, std::uint32_t value, int size) {
  for (int i = 0; i < size; ++i) bytes += static_cast<char>(value >> 8 * i);
}

bool says(const std::string& text, const char* word) {
  return text.find(word) != std::string::npos;
}

std::string pcm_of(const std::string& text) {
  std::string bytes;
  std::size_t letters = 0;
  for (const char c : text) letters += std::isalnum(static_cast<unsigned char>(c)) != 0;
  for (std::size_t i = 0; i < letters * (rate / 100); ++i)
    put(bytes,
        static_cast<std::uint16_t>(std::lround(8000 * std::sin(0.2 * static_cast<double>(i)))), 2);
  return bytes;
}

std::string wav_of(const std::string& text) {
  const std::string pcm = pcm_of(text);
  auto size = static_cast<std::uint32_t>(pcm.size());
  if (says(text, "short")) size /= 2;
  if (says(text, "long")) size *= 2;
  if (says(text, "unsized")) size = 0xFFFFFFFF;
  std::string bytes = "RIFF";
  put(bytes, size + 36, 4);
  bytes += "WAVEfmt ";
  put(bytes, 16, 4);
  put(bytes, 1, 2);
  put(bytes, 1, 2);
  put(bytes, rate, 4);
  put(bytes, rate * 2, 4);
  put(bytes, 2, 2);
  put(bytes, 16, 2);
  bytes += "data";
  put(bytes, size, 4);
  return bytes + pcm;
}

void write_out(const std::string& bytes) {
  std::fwrite(bytes.data(), 1, bytes.size(), stdout);
  std::fflush(stdout);
}

void misbehave(const std::string& text) {
  if (says(text, "crash")) std::abort();
  if (says(text, "hang"))
    for (;;) pause();
  if (says(text, "fail")) {
    std::cerr << "no voice for that\nand more\n";
    std::exit(3);
  }
  if (says(text, "endless"))
    for (;;) write_out(std::string(65536, 'x'));
}

std::string sound_of(const std::string& text, bool wav) {
  misbehave(text);
  if (says(text, "silent")) return wav ? wav_of("") : "";
  if (says(text, "garbage")) return "this is no sound, nor has it ever been any, and it is long";
  const std::string sound = wav ? wav_of(text) : pcm_of(text);
  return says(text, "twice") ? sound + sound : sound;
}

int once(const std::string& from, const std::string& to) {
  std::ifstream file(from);
  std::istream& input = from == "-" ? std::cin : file;
  const std::string text(std::istreambuf_iterator<char>(input), {});
  const std::string sound = sound_of(text, true);
  if (to == "-")
    write_out(sound);
  else
    std::ofstream(to, std::ios::binary) << sound;
  return 0;
}

int stream(const std::string& form, const std::string& folder) {
  int count = 0;
  for (std::string line; std::getline(std::cin, line);) {
    const std::string sound = sound_of(line, form != "pcm");
    if (form != "named") {
      write_out(sound);
      continue;
    }
    const std::string path = folder + "/" + std::to_string(++count) + ".wav";
    std::ofstream(path, std::ios::binary) << sound;
    write_out(path + "\n");
  }
  return 0;
}

}  // namespace

int main(int count, char** words) {
  const std::string how = count > 1 ? words[1] : "";
  if (how == "once" && count == 4) return once(words[2], words[3]);
  if (how == "stream" && count > 2) return stream(words[2], count > 3 ? words[3] : "");
  return 2;
}
