// Article → Script: which language it is in, where its sentences end, which voice reads which run.
#pragma once

#include <string_view>

#include "lectern/article.h"
#include "lectern/notice.h"
#include "lectern/script.h"

namespace lectern {

// Sets meta.language: keeps a plausible one from the markup, else tells it from the text. Chinese
// becomes zh-Hans or zh-Hant by its characters.
void identify_language(Article& article, Notices& notices);

// Sets meta.language as the user says; `tag` is BCP 47.
void set_language(Article& article, std::string_view tag);

struct PrepareOptions {
  bool speak_title = true;
  bool speak_captions = true;
  bool speak_tables = true;
  bool speak_code = true;
};

// Makes the script. Every letter and digit of the chosen blocks lies in exactly one run.
// Requires: mint_ids() has run (readers call it).
Script prepare(const Article& article, const PrepareOptions& options);

}  // namespace lectern
