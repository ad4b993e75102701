// The script of an article, for tests of what is in it: empty where there is none.
#pragma once

#include <utility>

#include "lectern/prepare.h"

namespace lectern {

inline Script script_of(const Article& article, const PrepareOptions& options) {
  auto made = prepare(article, options);
  return made ? std::move(*made) : Script();
}

}  // namespace lectern
