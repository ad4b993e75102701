// The house rules that a machine can keep: who may include whom, which library is wrapped where,
// how long a file may be, that no two types have one name.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;

using Names = std::set<std::string, std::less<>>;
using Table = std::map<std::string, Names, std::less<>>;

// A room may include only the rooms listed beside it. The program is the library's first user: cli
// sees the public headers, whichever room they belong to, and nothing else of the library.
const Table rooms = {
    {"base", {"base"}},
    {"model", {"base", "model"}},
    {"read", {"base", "model", "read"}},
    {"picture", {"base", "model", "picture"}},
    {"text", {"base", "model", "text"}},
    {"speak", {"base", "model", "speak"}},
    {"audio", {"base", "model", "audio"}},
    {"write", {"base", "model", "write"}},
    {"cover", {"base", "model", "cover"}},
    {"fetch", {"base", "model", "fetch"}},
    {"batch",
     {"base", "model", "read", "picture", "text", "speak", "audio", "write", "cover", "fetch",
      "batch"}},
    {"cli", {"cli"}},
};

// Which room a public header is the door of.
const std::map<std::string, std::string, std::less<>> room_of_header = {
    {"result.h", "base"},     {"sound.h", "base"},    {"version.h", "base"}, {"notice.h", "model"},
    {"article.h", "model"},   {"meta.h", "model"},    {"walk.h", "model"},   {"script.h", "model"},
    {"narration.h", "model"}, {"read.h", "read"},     {"hosts.h", "read"},   {"prepare.h", "text"},
    {"spoken.h", "text"},     {"lexicon.h", "text"},  {"voices.h", "speak"}, {"narrate.h", "speak"},
    {"picture.h", "picture"}, {"audio.h", "audio"},   {"write.h", "write"},  {"cover.h", "cover"},
    {"fetch.h", "fetch"},     {"convert.h", "batch"}, {"bundle.h", "batch"}, {"wanted.h", "batch"},
    {"json.h", "batch"},
};

// A library is wrapped in the rooms beside it, and known nowhere else. The longest name that fits
// decides; a system header that is not listed here is a library that nobody has given a room.
const Table wrapped = {
    {"fmt/",
     {"base", "model", "read", "picture", "text", "speak", "audio", "write", "cover", "fetch",
      "batch", "cli"}},
    {"libxml/", {"base"}},
    {"libxml/HTMLparser.h", {}},  // pages are read by repair.h and html.h
    {"libdeflate.h", {"base"}},
    {"zlib.h", {"base"}},
    {"xxhash.h", {"base"}},
    {"nlohmann/", {"model", "read", "batch"}},
    {"cmark-gfm", {"read"}},
    {"yaml.h", {"read"}},
    {"unicode/", {"text", "read"}},
    {"cld2/", {"text"}},
    {"vips/", {"picture"}},
    {"espeak-ng/", {"speak"}},
    {"samplerate.h", {"speak"}},
    {"hb.h", {"write"}},
    {"hb-subset.h", {"write"}},
    {"pcre2.h", {"text"}},
    {"sndfile.h", {"audio"}},
    {"FLAC/", {"audio"}},
    {"lame.h", {"audio"}},
    {"opusenc.h", {"audio"}},
    {"pango/", {"cover"}},
    {"jpeglib.h", {"cover"}},
    {"curl/", {"fetch"}},  // the one room that may open the network
    {"CLI/", {"cli"}},
    {"toml++/", {"cli"}},
};

// POSIX and Linux; C++'s own headers have no dot.
const Names of_the_system = {
    "dirent.h", "dlfcn.h", "fcntl.h", "locale.h", "malloc.h", "poll.h",   "pthread.h", "sched.h",
    "signal.h", "spawn.h", "time.h",  "unistd.h", "linux/",   "netinet/", "sys/",
};

struct File {
  fs::path path;  // relative to the source folder
  std::vector<std::string> lines;

  // "read" for src/read/markup/html.cc, and for include/lectern/read.h.
  std::string room() const {
    if (*path.begin() != "include") return std::next(path.begin())->string();
    const auto known = room_of_header.find(path.filename().string());
    return known == room_of_header.end() ? "" : known->second;
  }
};

std::vector<File> files_below(std::initializer_list<std::string_view> folders) {
  const fs::path root = LECTERN_SOURCE_DIR;
  std::vector<File> files;
  for (const std::string_view folder : folders) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      if (entry.path().extension() != ".h" && entry.path().extension() != ".cc") continue;
      File& file = files.emplace_back(File{fs::relative(entry.path(), root), {}});
      std::ifstream stream(entry.path());
      for (std::string line; std::getline(stream, line);) file.lines.push_back(line);
    }
  }
  return files;
}

// What stands between the brackets or quotes, with the opening one: "<zip.h", "\"base/zip.h".
std::vector<std::string> includes_of(const File& file) {
  std::vector<std::string> names;
  for (const std::string& line : file.lines) {
    if (!line.starts_with("#include ")) continue;
    const auto begin = line.find_first_of("<\""), end = line.find_last_of(">\"");
    if (begin < end) names.push_back(line.substr(begin, end - begin));
  }
  return names;
}

// The entry with the longest name that `header` begins with; null when there is none.
const Names* home_of(std::string_view header) {
  const Names* home = nullptr;
  std::size_t longest = 0;
  for (const auto& [name, homes] : wrapped) {
    if (!header.starts_with(name) || name.size() < longest) continue;
    home = &homes;
    longest = name.size();
  }
  return home;
}

bool is_the_languages(std::string_view header) {
  return header.find('.') == std::string_view::npos && header.find('/') == std::string_view::npos;
}

bool is_the_systems(std::string_view header) {
  return std::any_of(of_the_system.begin(), of_the_system.end(), [&](const std::string& name) {
    return name.ends_with('/') ? header.starts_with(name) : header == name;
  });
}

// Why `file` must not have this include; empty when it may.
std::string objection(const File& file, std::string_view include) {
  const std::string_view header = include.substr(1);
  const std::string room = file.room();
  const bool is_public = *file.path.begin() == "include";
  if (include.front() == '<') {
    if (is_the_languages(header)) return "";
    if (is_public) return "public headers show the language's own headers and lectern's";
    if (is_the_systems(header)) return "";
    const Names* home = home_of(header);
    if (home == nullptr) return "the library has no room: name it in this test";
    return home->contains(room) ? "" : "the library is wrapped in another room";
  }
  const auto slash = header.find('/');
  if (slash == std::string_view::npos)  // the program does not see src/
    return room == "cli" ? "" : "includes start at src/ or include/";
  const std::string_view folder = header.substr(0, slash);
  if (folder != "lectern")
    return is_public || !rooms.at(room).contains(folder) ? "the room is not below this one" : "";
  const auto owner = room_of_header.find(header.substr(slash + 1));
  if (owner == room_of_header.end()) return "the header has no room: name it in this test";
  return room == "cli" || rooms.at(room).contains(owner->second) ? ""
                                                                 : "the room is not below this one";
}

TEST(Layers, EveryFolderOfTheSourceIsARoom) {
  for (const auto& entry : fs::directory_iterator(fs::path(LECTERN_SOURCE_DIR) / "src"))
    EXPECT_TRUE(rooms.contains(entry.path().filename().string())) << entry.path();
}

TEST(Layers, EveryPublicHeaderIsTheDoorOfOneRoom) {
  for (const File& file : files_below({"include"})) EXPECT_NE(file.room(), "") << file.path;
}

TEST(Layers, RoomsIncludeOnlyRoomsBelowAndTheLibrariesTheyWrap) {
  for (const File& file : files_below({"include", "src"})) {
    if (!rooms.contains(file.room())) continue;  // the tests above tell
    for (const std::string& include : includes_of(file))
      EXPECT_EQ(objection(file, include), "") << file.path << " includes " << include;
  }
}

// The rule above would be empty words if nothing could break it.
TEST(Layers, WhatIsForbiddenIsObjectedTo) {
  const File reader{"src/read/markup/html.cc", {}};
  EXPECT_EQ(objection(reader, "\"base/utf8.h"), "");
  EXPECT_EQ(objection(reader, "<unicode/ucnv.h"), "");
  EXPECT_NE(objection(reader, "\"write/epub.h"), "");
  EXPECT_NE(objection(reader, "\"lectern/audio.h"), "");
  EXPECT_NE(objection(reader, "<libdeflate.h"), "");
  EXPECT_NE(objection(reader, "<curl/curl.h"), "");
  EXPECT_NE(objection(reader, "\"html.h"), "");
  EXPECT_NE(objection({"src/base/xml.cc", {}}, "<libxml/HTMLparser.h"), "");
  EXPECT_NE(objection({"src/base/utf8.cc", {}}, "\"lectern/article.h"), "");
  const File program{"src/cli/main.cc", {}};
  EXPECT_EQ(objection(program, "\"lectern/convert.h"), "");
  EXPECT_EQ(objection(program, "\"flags.h"), "");
  EXPECT_NE(objection(program, "\"base/json.h"), "");
  const File door{"include/lectern/audio.h", {}};
  EXPECT_EQ(objection(door, "\"lectern/article.h"), "");
  EXPECT_NE(objection(door, "<lame.h"), "");
  EXPECT_NE(objection(door, "\"base/file.h"), "");
}

TEST(House, NoFileHasMoreThanSevenHundredLines) {
  for (const File& file : files_below({"include", "src", "tests"}))
    EXPECT_LE(file.lines.size(), 700U) << file.path << ": is it two rooms?";
}

// "About 120 lines": a stranger reads a public header in one sitting.
TEST(House, NoPublicHeaderHasMoreThanOneHundredAndFiftyLines) {
  for (const File& file : files_below({"include"})) EXPECT_LE(file.lines.size(), 150U) << file.path;
}

TEST(House, EveryHeaderBeginsBySayingWhatItIsFor) {
  for (const File& file : files_below({"include", "src"})) {
    if (file.path.extension() != ".h") continue;
    ASSERT_FALSE(file.lines.empty()) << file.path;
    EXPECT_TRUE(file.lines.front().starts_with("// ")) << file.path;
    EXPECT_NE(std::find(file.lines.begin(), file.lines.end(), "#pragma once"), file.lines.end())
        << file.path;
  }
}

// A file below a room is named by words of the field; what is shared by everybody has no such name.
TEST(House, NoFileIsCalledUtilities) {
  const Names empty_words = {"util", "utils", "utilities", "helpers", "misc", "common"};
  std::vector<std::string> found;
  for (const File& file : files_below({"include", "src"}))
    if (empty_words.contains(file.path.stem().string())) found.push_back(file.path.string());
  EXPECT_THAT(found, IsEmpty());
}

// The types that a file defines outside of anonymous namespaces, each with its namespace.
std::vector<std::string> types_of(const File& file) {
  std::vector<std::string> spaces, types;
  for (const std::string& line : file.lines) {
    std::smatch found;
    static const std::regex space("namespace ?([\\w:]*) ?\\{");
    static const std::regex type(
        "(?:struct|class|enum class|enum) (\\w+)(?: final)?(?: :.*)? \\{.*");
    if (std::regex_match(line, found, space)) {
      spaces.push_back(found[1]);
    } else if (line.starts_with("}  // namespace") && !spaces.empty()) {
      spaces.pop_back();
    } else if (std::regex_match(line, found, type) &&
               std::find(spaces.begin(), spaces.end(), "") == spaces.end()) {
      std::string name;
      for (const std::string& it : spaces) name += it + "::";
      types.push_back(name + found[1].str());
    }
  }
  return types;
}

TEST(House, TypesAreFoundWhereOthersCouldMeetThem) {
  const File file{"src/base/a.h",
                  {"struct Before;", "namespace lectern {", "namespace {", "struct Hidden {",
                   "}  // namespace", "enum class Colour { red };", "  struct Inner {",
                   "class Shown final : public Colour {", "namespace bench {", "struct Deep {",
                   "}  // namespace bench", "struct Last {", "}  // namespace lectern"}};
  EXPECT_THAT(types_of(file), testing::ElementsAre("lectern::Colour", "lectern::Shown",
                                                   "lectern::bench::Deep", "lectern::Last"));
}

// Two types of one name are undefined behaviour that no compiler and few linkers see: functions of
// theirs that were not inlined, a destructor of a vector say, are taken from either (ISO C++20,
// [basic.def.odr]). The tests are linked with the library.
TEST(House, NoTwoTypesHaveOneName) {
  std::map<std::string, fs::path> known;
  for (const File& file : files_below({"include", "src"}))
    for (const std::string& type : types_of(file)) {
      const auto [first, is_new] = known.emplace(type, file.path);
      EXPECT_TRUE(is_new) << type << " is in " << first->second << " and in " << file.path;
    }
  EXPECT_GT(known.size(), 200U);
  for (const File& file : files_below({"tests"}))
    for (const std::string& type : types_of(file))
      EXPECT_FALSE(known.contains(type))
          << type << " is in " << known[type] << " and in " << file.path;
}

}  // namespace
}  // namespace lectern
