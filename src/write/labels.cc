#include "write/labels.h"

#include <array>

#include "write/language.h"

namespace lectern {
namespace {

// The first that fits wins, so a narrower tag stands before a wider one.
constexpr std::array all_labels = {
    Labels{"zh-Hant", "目錄", "正文", "導覽點", "圖片", "無標題", "："},
    Labels{"zh-TW", "目錄", "正文", "導覽點", "圖片", "無標題", "："},
    Labels{"zh-HK", "目錄", "正文", "導覽點", "圖片", "無標題", "："},
    Labels{"zh", "目录", "正文", "导航点", "图片", "无标题", "："},
    Labels{"en", "Contents", "Text", "Landmarks", "Image", "Untitled", ": "},
    Labels{"de", "Inhalt", "Text", "Orientierungspunkte", "Bild", "Ohne Titel", ": "},
    Labels{"fr", "Table des matières", "Texte", "Repères", "Image", "Sans titre", " : "},
    Labels{"es", "Índice", "Texto", "Puntos de referencia", "Imagen", "Sin título", ": "},
    Labels{"pt", "Sumário", "Texto", "Pontos de referência", "Imagem", "Sem título", ": "},
    Labels{"it", "Indice", "Testo", "Punti di riferimento", "Immagine", "Senza titolo", ": "},
    Labels{"nl", "Inhoud", "Tekst", "Oriëntatiepunten", "Afbeelding", "Zonder titel", ": "},
    Labels{"pl", "Spis treści", "Tekst", "Punkty orientacyjne", "Obraz", "Bez tytułu", ": "},
    Labels{"ru", "Содержание", "Текст", "Ориентиры", "Изображение", "Без названия", ": "},
    Labels{"uk", "Зміст", "Текст", "Орієнтири", "Зображення", "Без назви", ": "},
    Labels{"ja", "目次", "本文", "ランドマーク", "画像", "無題", "："},
    Labels{"ko", "목차", "본문", "주요 위치", "이미지", "제목 없음", ": "},
    Labels{"ar", "المحتويات", "النص", "المعالم", "صورة", "بلا عنوان", ": "},
    Labels{"fa", "فهرست", "متن", "نشانه‌ها", "تصویر", "بی‌عنوان", ": "},
    Labels{"he", "תוכן העניינים", "טקסט", "ציוני דרך", "תמונה", "ללא כותרת", ": "},
};
constexpr std::size_t english = 4;
static_assert(all_labels[english].language == "en");

}  // namespace

const Labels& labels_for(std::string_view language) {
  for (const Labels& labels : all_labels)
    if (covers(labels.language, language)) return labels;
  return all_labels[english];
}

}  // namespace lectern
