#include "model/alternative.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/utf8.h"

namespace lectern {
namespace {

// What content systems write where nobody wrote anything, in lower case.
constexpr std::string_view empty_words[] = {"image",
                                            "images",
                                            "img",
                                            "picture",
                                            "pic",
                                            "photo",
                                            "photograph",
                                            "graphic",
                                            "figure",
                                            "fig",
                                            "thumbnail",
                                            "thumb",
                                            "placeholder",
                                            "spacer",
                                            "untitled",
                                            "untitled image",
                                            "no alt",
                                            "no alt text",
                                            "alt",
                                            "alt text",
                                            "alternate text",
                                            "image may contain",
                                            "blank",
                                            "null",
                                            "undefined",
                                            "none",
                                            "foto",
                                            "bild",
                                            "abbildung",
                                            "imagen",
                                            "imagem",
                                            "immagine",
                                            "afbeelding",
                                            "zdjęcie",
                                            "obraz",
                                            "изображение",
                                            "фото",
                                            "картинка",
                                            "зображення",
                                            "图片",
                                            "图像",
                                            "圖片",
                                            "圖像",
                                            "照片",
                                            "图",
                                            "画像",
                                            "写真",
                                            "イメージ",
                                            "이미지",
                                            "사진",
                                            "صورة",
                                            "تصویر",
                                            "عکس",
                                            "תמונה",
                                            "photo de",
                                            "image description",
                                            "description",
                                            "no description available",
                                            "default",
                                            "article image",
                                            "featured image",
                                            "hero image",
                                            "main image",
                                            "screenshot"};

constexpr std::string_view extensions[] = {".jpg",  ".jpeg", ".png", ".gif",  ".webp", ".svg",
                                           ".avif", ".bmp",  ".tif", ".tiff", ".heic"};

// "IMG_20200101-12", "DSC01234", "3f2c9a7e4b11": what cameras and content systems call files.
bool is_file_stem(std::string_view text) {
  if (text.find(' ') != text.npos) return false;
  const auto digits = std::ranges::count_if(text, is_ascii_digit);
  const bool plain = std::ranges::all_of(
      text, [](char c) { return is_ascii_alphanumeric(c) || c == '-' || c == '_' || c == '.'; });
  return plain && digits >= 4 && digits * 2 >= static_cast<std::ptrdiff_t>(text.size());
}

// The words without what stands around them: numbers, dots, brackets.
std::string_view bare(std::string_view text) {
  constexpr std::string_view around = " .,:;-_#()[]0123456789";
  const std::size_t begin = text.find_first_not_of(around);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(around) - begin + 1);
}

}  // namespace

bool is_placeholder(std::string_view alternative) {
  const std::string text = ascii_lower(clean_line(alternative));
  const std::string_view word = bare(text);
  if (word.empty() || std::ranges::find(empty_words, word) != std::end(empty_words)) return true;
  const bool one_word = text.find(' ') == text.npos;
  if (one_word && (text.starts_with("http:") || text.starts_with("https:") ||
                   text.starts_with("data:") || text.starts_with("www.")))
    return true;
  for (const std::string_view extension : extensions)
    if (text.ends_with(extension) && text.size() > extension.size()) return true;
  return is_file_stem(text) || (text.starts_with("img_") && one_word) ||
         (text.starts_with("dsc_") && one_word);
}

}  // namespace lectern
