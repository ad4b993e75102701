// What the tags of all formats share.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "lectern/audio.h"

namespace lectern {

// Every field as one line of valid UTF-8 without control characters.
AudioTags clean_tags(const AudioTags& tags);

// The fields under the names of Vorbis comments (xiph.org/vorbis/doc/v-comment.html, and URL).
// Some values may be empty; those are not to be written.
std::array<std::pair<const char*, std::string_view>, 7> vorbis_comments(const AudioTags& tags);

// The ISO 639-2 terminological code of a BCP 47 tag: "zho" for "zh-Hans". Empty when there is none.
std::string iso639_2(std::string_view language_tag);

// The tags as a whole ID3v2.3 tag, to stand before the first MPEG frame.
std::string id3_tag(const AudioTags& tags);

}  // namespace lectern
