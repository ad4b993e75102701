#include "text/lexicon/phonemes.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace lectern {
namespace {

struct Sound {
  std::string_view ipa, name;
};

// The longest that fits is taken, so affricates and diphthongs need no ties. The names are those
// that eSpeak NG's voices share (its docs/phonemes.md); a voice without a sound leaves it out.
constexpr auto sounds = std::to_array<Sound>({
    // Diphthongs and affricates
    {"aɪ", "aI"},
    {"aʊ", "aU"},
    {"eɪ", "eI"},
    {"oʊ", "oU"},
    {"əʊ", "oU"},
    {"ɔɪ", "OI"},
    {"ɪə", "i@"},
    {"eə", "e@"},
    {"ʊə", "U@"},
    {"tʃ", "tS"},
    {"dʒ", "dZ"},
    {"t͡ʃ", "tS"},
    {"d͡ʒ", "dZ"},
    {"ts", "ts"},
    {"t͡s", "ts"},
    {"tɕ", "tS;"},
    {"dʑ", "dZ;"},
    // Long and rhotic vowels
    {"ɑː", "A:"},
    {"ɜː", "3:"},
    {"iː", "i:"},
    {"uː", "u:"},
    {"ɔː", "O:"},
    {"eː", "e:"},
    {"oː", "o:"},
    {"aː", "a:"},
    {"ɛː", "E:"},
    {"yː", "y:"},
    {"øː", "Y:"},
    {"ɚ", "3"},
    {"ɝ", "3:"},
    // Nasal vowels
    {"ɑ̃", "A~"},
    {"ɛ̃", "E~"},
    {"ɔ̃", "O~"},
    {"œ̃", "W~"},
    {"ã", "a~"},
    {"õ", "o~"},
    {"ẽ", "e~"},
    {"ĩ", "i~"},
    {"ũ", "u~"},
    {"ã", "a~"},
    {"õ", "o~"},
    {"ẽ", "e~"},
    // Vowels
    {"i", "i"},
    {"ɪ", "I"},
    {"e", "e"},
    {"ɛ", "E"},
    {"æ", "a"},
    {"a", "a"},
    {"ɐ", "a#"},
    {"ɑ", "A"},
    {"ɒ", "0"},
    {"ɔ", "O"},
    {"o", "o"},
    {"ɤ", "o-"},
    {"ʊ", "U"},
    {"u", "u"},
    {"ʉ", "u\""},
    {"ɨ", "i\""},
    {"ɯ", "u-"},
    {"y", "y"},
    {"ʏ", "I."},
    {"ø", "Y"},
    {"œ", "W"},
    {"ə", "@"},
    {"ɘ", "@"},
    {"ɵ", "@."},
    {"ɜ", "3:"},
    {"ʌ", "V"},
    // Consonants
    {"p", "p"},
    {"b", "b"},
    {"t", "t"},
    {"d", "d"},
    {"ʈ", "t."},
    {"ɖ", "d."},
    {"c", "c"},
    {"ɟ", "J"},
    {"k", "k"},
    {"g", "g"},
    {"ɡ", "g"},
    {"q", "q"},
    {"ʔ", "?"},
    {"m", "m"},
    {"ɱ", "m"},
    {"n", "n"},
    {"ɳ", "n."},
    {"ɲ", "n^"},
    {"ŋ", "N"},
    {"ɾ", "*"},
    {"r", "r"},
    {"ɹ", "r"},
    {"ʀ", "r\""},
    {"ʁ", "R"},
    {"ɸ", "F"},
    {"β", "B"},
    {"f", "f"},
    {"v", "v"},
    {"θ", "T"},
    {"ð", "D"},
    {"s", "s"},
    {"z", "z"},
    {"ʃ", "S"},
    {"ʒ", "Z"},
    {"ʂ", "s."},
    {"ʐ", "z."},
    {"ɕ", "S;"},
    {"ʑ", "Z;"},
    {"ç", "C"},
    {"x", "x"},
    {"ɣ", "Q"},
    {"χ", "X"},
    {"h", "h"},
    {"ɦ", "h"},
    {"l", "l"},
    {"ɫ", "l"},
    {"ʎ", "l^"},
    {"j", "j"},
    {"w", "w"},
    {"ɥ", "w"},
    {"ʋ", "v#"},
});

// Beside sounds: stress, length, what needs no name, and where words end.
constexpr auto signs = std::to_array<Sound>({{"ˈ", "'"},
                                             {"'", "'"},
                                             {"ˌ", ","},
                                             {"ː", ":"},
                                             {":", ":"},
                                             {".", ""},
                                             {"͡", ""},
                                             {"‿", ""},
                                             {"ʰ", ""},
                                             {"ʲ", ";"},
                                             {" ", " "}});

template <std::size_t Size>
const Sound* longest_at(const std::array<Sound, Size>& table, std::string_view text) {
  const Sound* best = nullptr;
  for (const Sound& it : table)
    if (text.starts_with(it.ipa) && (best == nullptr || it.ipa.size() > best->ipa.size()))
      best = &it;
  return best;
}

}  // namespace

Result<std::string> espeak_of_ipa(std::string_view ipa) {
  std::string names;
  for (std::size_t at = 0; at < ipa.size();) {
    const std::string_view rest = ipa.substr(at);
    const Sound* found = longest_at(sounds, rest);
    if (found == nullptr) found = longest_at(signs, rest);
    if (found == nullptr)
      return Error{Error::Code::bad_data, fmt::format("there is no sound for `{}`", rest),
                   "write the sounds between [[ and ]] as eSpeak NG names them, or spell the word "
                   "as it is said",
                   ""};
    names += found->name;
    at += found->ipa.size();
  }
  return names;
}

}  // namespace lectern
