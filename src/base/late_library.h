// A shared library that is loaded when it is first needed, for those that bring so much along that
// the commands that do without them would start noticeably later.
#pragma once

#include <dlfcn.h>

namespace lectern {

class LateLibrary {
 public:
  // `soname`: with the version whose header the caller was compiled with. Never unloaded.
  explicit LateLibrary(const char* soname) : handle_(dlopen(soname, RTLD_NOW | RTLD_LOCAL)) {}

  // True when every function that was asked for is there.
  bool complete() const { return handle_ != nullptr && complete_; }

  template <class Function>
  void find(const char* name, Function*& function) {
    function = handle_ == nullptr ? nullptr : reinterpret_cast<Function*>(dlsym(handle_, name));
    complete_ = complete_ && function != nullptr;
  }

 private:
  void* handle_;
  bool complete_ = true;
};

}  // namespace lectern
