// A volume of a bundle, put together from what lies in the spool.
#pragma once

#include <string>

#include "base/spool.h"
#include "batch/bundle_order.h"
#include "batch/targets.h"

namespace lectern {

// Writes the book into `path`: whole or not at all. Links between its articles lead inside it; all
// else that was packed is copied as it is. Errors: output_failed.
// Notices: cover_left_out, glyphs_missing.
Status write_volume(const Volume& volume, BundleGroup group, const BookOptions& options,
                    const Settings& settings, const Spool& spool, const std::string& path,
                    Notices& notices);

}  // namespace lectern
