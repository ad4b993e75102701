// The International Phonetic Alphabet → eSpeak NG's names of phonemes.
#pragma once

#include <string>
#include <string_view>

#include "lectern/result.h"

namespace lectern {

// "l'EktVn" of "ˈlɛktən". Syllable dots and ties are left out; a stress mark goes where it stands.
// Signs that eSpeak NG has no name for (tones of letters, rare diacritics) are errors: bad_data.
Result<std::string> espeak_of_ipa(std::string_view ipa);

}  // namespace lectern
