// ID3v2.3 by TagLib: the version that the oldest players read.
#include <commentsframe.h>
#include <fmt/format.h>
#include <id3v2tag.h>
#include <textidentificationframe.h>
#include <urllinkframe.h>

#include <memory>

#include "audio/tags.h"

namespace lectern {
namespace {

TagLib::String tag_text(const std::string& text) {
  return {text, TagLib::String::UTF8};
}

void add_text(TagLib::ID3v2::Tag& tag, const char* id, const std::string& text) {
  if (text.empty()) return;
  // Latin 1 where the text allows it; TagLib turns to UTF-16, the other encoding of 2.3, itself.
  auto frame = std::make_unique<TagLib::ID3v2::TextIdentificationFrame>(id, TagLib::String::Latin1);
  frame->setText(tag_text(text));
  tag.addFrame(frame.release());
}

// Addresses in ID3 are ASCII: what is not is escaped as RFC 3986, section 2.1, has it.
std::string ascii_address(const std::string& url) {
  std::string address;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    address += byte > 0x20 && byte < 0x7F ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return address;
}

void add_source_address(TagLib::ID3v2::Tag& tag, const std::string& url) {
  if (url.empty()) return;
  auto frame = std::make_unique<TagLib::ID3v2::UrlLinkFrame>("WOAS");
  frame->setUrl(tag_text(ascii_address(url)));
  tag.addFrame(frame.release());
}

void add_comment(TagLib::ID3v2::Tag& tag, const std::string& text, const std::string& language) {
  if (text.empty()) return;
  auto frame = std::make_unique<TagLib::ID3v2::CommentsFrame>(TagLib::String::Latin1);
  frame->setText(tag_text(text));
  frame->setLanguage(language.empty() ? "XXX" : language.c_str());
  tag.addFrame(frame.release());
}

}  // namespace

std::string id3_tag(const AudioTags& tags) {
  const std::string language = iso639_2(tags.language);
  TagLib::ID3v2::Tag tag;
  add_text(tag, "TIT2", tags.title);
  add_text(tag, "TPE1", tags.artist);
  add_text(tag, "TALB", tags.album);
  add_text(tag, "TDRC", tags.date);  // rendered as TYER, TDAT and TIME
  add_text(tag, "TLAN", language);
  add_source_address(tag, tags.url);
  add_comment(tag, tags.comment, language);
  if (tag.frameList().isEmpty()) return "";
  const TagLib::ByteVector bytes = tag.render(TagLib::ID3v2::v3);
  return {bytes.data(), bytes.size()};
}

}  // namespace lectern
