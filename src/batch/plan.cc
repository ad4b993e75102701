#include "batch/plan.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <unordered_set>

#include <fmt/format.h>

#include "base/ascii.h"
#include "lectern/convert.h"
#include "read/containers/companions.h"

namespace lectern {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_extension = 8;  // characters after the dot

std::string_view extension_of(std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  const std::string_view after = file_name.substr(dot + 1);
  if (after.empty() || after.size() > longest_extension) return {};
  const auto fits = [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); };
  if (!std::all_of(after.begin(), after.end(), fits)) return {};
  if (std::all_of(after.begin(), after.end(), is_ascii_digit)) return {};
  return file_name.substr(dot);
}

std::string_view last_part(std::string_view path) {
  while (path.ends_with('/')) path.remove_suffix(1);
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

Error unreadable(const std::string& path, const std::error_code& error) {
  const bool missing = error == std::errc::no_such_file_or_directory;
  return {missing ? Error::Code::not_found : Error::Code::unreadable,
          "cannot be read: " + error.message(),
          missing ? "check the path" : "check the permissions", path};
}

// "in/a/b/c.txt" below "in/" gives "a/b/". Requires: the path begins with the root.
std::string_view folder_below(std::string_view root, std::string_view path) {
  path.remove_prefix(root.size());
  while (path.starts_with('/')) path.remove_prefix(1);
  return path.substr(0, path.size() - last_part(path).size());
}

bool same_folder(const fs::path& one, const fs::path& other) {
  std::error_code ignored;
  return fs::equivalent(one, other, ignored);
}

// "Page_files" beside "Page.html" is part of the page: its frames and pictures are no inputs.
void leave_out_page_folders(std::vector<fs::directory_entry>& entries, std::ptrdiff_t begin) {
  std::unordered_set<std::string> names;
  const auto first = entries.begin() + begin;
  std::error_code ignored;
  for (auto it = first; it != entries.end(); ++it)
    if (!it->is_directory(ignored)) names.insert(it->path().filename().string());
  const auto belongs_to_page = [&](const fs::directory_entry& entry) {
    const std::vector<std::string> pages = pages_of_folder(entry.path().filename().string());
    return std::any_of(pages.begin(), pages.end(),
                       [&](const std::string& page) { return names.contains(page); }) &&
           entry.is_directory(ignored);
  };
  entries.erase(std::remove_if(first, entries.end(), belongs_to_page), entries.end());
}

class Lister {
 public:
  Lister(Plan& plan, const std::string& output_folder) : plan_(plan), output_(output_folder) {}

  void add(const std::string& input);

 private:
  void add_folder(const std::string& root);
  // Appends what `folder` holds to the stack, so that the first in byte order lies on top.
  void list(const std::string& folder);
  void visit(const std::string& root, const fs::directory_entry& entry);

  Plan& plan_;
  const fs::path output_;
  std::vector<fs::directory_entry> stack_;
};

void Lister::add(const std::string& input) {
  if (input == "-") {
    plan_.jobs.push_back({input, base_name(input)});
    return;
  }
  std::error_code error;
  const fs::file_status status = fs::status(input, error);
  if (fs::is_directory(status)) {
    add_folder(input);
  } else if (fs::is_regular_file(status)) {
    plan_.jobs.push_back({input, base_name(input)});
  } else if (!fs::exists(status)) {
    plan_.unreadable.push_back(unreadable(input, error));
  } else {
    // Opening a pipe or a device may block for ever.
    plan_.unreadable.push_back({Error::Code::unreadable, "is neither a file nor a folder",
                                "send a pipe to standard input and name it -", input});
  }
}

void Lister::add_folder(const std::string& root) {
  if (same_folder(root, output_)) {
    plan_.unreadable.push_back({Error::Code::usage, "is the output folder, too",
                                "name another folder for the outputs", root});
    return;
  }
  list(root);
  while (!stack_.empty()) {
    const fs::directory_entry entry = std::move(stack_.back());
    stack_.pop_back();
    visit(root, entry);
  }
}

void Lister::list(const std::string& folder) {
  std::error_code error;
  fs::directory_iterator at(folder, error);
  const auto begin = static_cast<std::ptrdiff_t>(stack_.size());
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    if (!at->path().filename().native().starts_with('.')) stack_.push_back(*at);
  }
  if (error) plan_.unreadable.push_back(unreadable(folder, error));
  leave_out_page_folders(stack_, begin);
  std::sort(stack_.begin() + begin, stack_.end(), [](const auto& one, const auto& other) {
    return one.path().native() > other.path().native();
  });
}

void Lister::visit(const std::string& root, const fs::directory_entry& entry) {
  const std::string path = entry.path().string();
  std::error_code error;
  const bool link = entry.is_symlink(error);
  const fs::file_status status = entry.status(error);
  if (fs::is_directory(status)) {
    if (!link && !same_folder(path, output_)) list(path);
  } else if (fs::is_regular_file(status)) {
    plan_.jobs.push_back({path, std::string(folder_below(root, path)) + base_name(path)});
  } else if (!fs::exists(status)) {
    plan_.unreadable.push_back(unreadable(path, error));
  }  // pipes and devices among the files are nobody's articles
}

// An input that was named twice is one input.
void leave_out_repeated(std::vector<Job>& jobs) {
  std::unordered_set<std::string_view> seen;
  seen.reserve(jobs.size());
  std::vector<bool> repeated(jobs.size());
  for (std::size_t i = 0; i < jobs.size(); ++i) repeated[i] = !seen.insert(jobs[i].input).second;
  std::size_t i = 0;
  std::erase_if(jobs, [&](const Job&) { return repeated[i++]; });
}

std::string free_name(const Job& job, const std::unordered_set<std::string_view>& taken) {
  const std::string with_extension = job.name + std::string(extension_of(last_part(job.input)));
  if (!taken.contains(with_extension)) return with_extension;
  for (int number = 2;; ++number) {
    std::string numbered = fmt::format("{}-{}", job.name, number);
    if (!taken.contains(numbered)) return numbered;
  }
}

void tell_names_apart(Plan& plan) {
  std::unordered_set<std::string_view> taken;  // views into plan.jobs, which stays where it is
  taken.reserve(plan.jobs.size());
  for (Job& job : plan.jobs) {
    if (taken.insert(job.name).second) continue;
    std::string name = free_name(job, taken);
    plan.notices.push_back(
        {Notice::Kind::duplicate_name, job.input,
         fmt::format("another input has the name {}; this one's outputs are named {}", job.name,
                     name)});
    job.name = std::move(name);
    taken.insert(job.name);
  }
}

}  // namespace

std::string base_name(std::string_view path) {
  if (path == "-") return "stdin";
  const std::string_view file_name = last_part(path);
  if (file_name.empty() || file_name == "." || file_name == "..") return "article";
  return std::string(file_name.substr(0, file_name.size() - extension_of(file_name).size()));
}

Plan plan_conversion(const std::vector<std::string>& inputs, const std::string& output_folder) {
  Plan plan;
  Lister lister(plan, output_folder);
  for (const std::string& input : inputs) lister.add(input);
  leave_out_repeated(plan.jobs);
  tell_names_apart(plan);
  return plan;
}

}  // namespace lectern
