// A zip archive: every file in it is read as if it lay in a folder.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/ascii.h"
#include "read/containers/containers.h"

namespace lectern {
namespace {

// What only some producers make stands before what anybody may have packed.
constexpr std::array zip_kinds = {
    ZipKind{"epub", is_epub, read_epub},
    ZipKind{"omnivore", is_omnivore, read_omnivore},
};

// What pages use and nobody reads by itself. By name, so that it is not unpacked for nothing.
constexpr std::string_view page_parts[] = {
    "css",  "js",   "mjs",  "map", "woff", "woff2", "ttf", "otf",  "eot",  "png",
    "jpg",  "jpeg", "jfif", "gif", "webp", "avif",  "svg", "ico",  "bmp",  "apng",
    "webm", "mp4",  "m4a",  "mp3", "ogg",  "wav",   "mov", "opus", "flac",
};

std::string extension_of(std::string_view path) {
  path.remove_prefix(path.rfind('/') + 1);
  const std::size_t dot = path.rfind('.');
  return dot == path.npos ? std::string() : ascii_lower(path.substr(dot + 1));
}

// What file managers leave behind, and what their owners hide from them.
bool is_hidden(std::string_view path) {
  if (path.starts_with("__MACOSX/")) return true;
  return path.starts_with('.') || path.find("/.") != path.npos;
}

// The page of a SingleFileZ archive lies at the top, the frames inside it in folders of their own.
bool is_frame(std::string_view path, const PartNames& names) {
  return path.starts_with("frames/") && names.contains("index.html");
}

// Documents of other programs are zip archives, too, whose parts are nobody's articles.
std::string_view other_program(const ZipReader& archive) {
  if (archive.find("[Content_Types].xml")) return "an Office document";
  if (archive.find("META-INF/MANIFEST.MF") || archive.find("AndroidManifest.xml"))
    return "a program";
  if (archive.find("mimetype") && archive.find("META-INF/manifest.xml"))
    return "an OpenDocument file";
  return {};
}

Status add_entry(const ZipReader& archive, std::size_t index, const Source& source,
                 Gathering& gathering) {
  const ZipReader::Entry& entry = archive.entries()[index];
  UnpackBudget& budget = source.budget->bytes;
  const auto bytes = archive.read(index, budget);
  if (!bytes) {
    if (concerns_all(bytes.error())) return bytes.error();
    gathering.leave_out(entry.name, bytes.error());
    return Done{};
  }
  const PartCompanions companions(archive.names(), entry.name,
                                  [&](std::size_t part) -> std::optional<std::string> {
                                    auto found = archive.read(part, budget);
                                    return found ? std::optional(std::move(*found)) : std::nullopt;
                                  });
  return gathering.add({.name = entry.name, .bytes = *bytes, .companions = &companions});
}

Result<Articles> read_entries(const ZipReader& archive, const Source& source, Notices& notices) {
  Gathering gathering(source, notices);
  for (std::size_t i = 0; i < archive.entries().size(); ++i) {
    const ZipReader::Entry& entry = archive.entries()[i];
    const bool part =
        std::ranges::find(page_parts, extension_of(entry.name)) != std::end(page_parts);
    if (entry.name.ends_with('/') || part || is_hidden(entry.name) ||
        is_companion(entry.name, archive.names()))
      continue;
    if (!entry.is_file) {
      gathering.leave_out(entry.name, "is a link or a device, not a file");
    } else if (is_frame(entry.name, archive.names())) {
      gathering.leave_out(entry.name, "is a frame inside a page");
    } else {
      LECTERN_TRY(add_entry(archive, i, source, gathering));
    }
  }
  return gathering.take();
}

}  // namespace

bool looks_like_zip(std::string_view bytes) {
  if (bytes.starts_with("PK\3\4") || bytes.starts_with("PK\5\6")) return true;
  // A page that unpacks itself: SingleFile's "universal" archives.
  return bytes.starts_with('<') && ZipReader::recognises(bytes);
}

Result<Articles> read_zip(const Source& source, Notices& notices) {
  const ZipReader archive = LECTERN_TRY(ZipReader::open(source.bytes));
  for (const ZipKind& kind : zip_kinds)
    if (kind.recognises(archive)) return kind.read(archive, source, notices);
  if (const std::string_view other = other_program(archive); !other.empty())
    return Error{Error::Code::unsupported_format, fmt::format("is {}", other),
                 "export it as HTML or EPUB first", ""};
  return read_entries(archive, source, notices);
}

}  // namespace lectern
