#include "lectern/version.h"

namespace lectern {

std::string_view version() {
  return LECTERN_VERSION;
}

}  // namespace lectern
