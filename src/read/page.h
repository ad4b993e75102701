// The reader of whole pages, with the judgement exchangeable: for growing it.
#pragma once

#include "read/finder/forest.h"
#include "read/readers.h"

namespace lectern {

Article read_page_by(const Judges& judges, const Source& source, Notices& notices);

}  // namespace lectern
