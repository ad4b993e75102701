// Compiled for its precompiled headers alone: see tests/CMakeLists.txt.
