#include <algorithm>
#include <array>

#include "write/colophon.h"
#include "write/language.h"

namespace lectern {
namespace {

// The first that fits wins, so a narrower tag stands before a wider one.
constexpr std::array all_labels = {
    ColophonLabels{"zh-Hant", "關於本文", "來源", "網站", "作者", "發布日期", "修改日期", "權利",
                   "編輯", "翻譯", "參與者", "製作", "返回正文"},
    ColophonLabels{"zh-TW", "關於本文", "來源", "網站", "作者", "發布日期", "修改日期", "權利",
                   "編輯", "翻譯", "參與者", "製作", "返回正文"},
    ColophonLabels{"zh-HK", "關於本文", "來源", "網站", "作者", "發布日期", "修改日期", "權利",
                   "編輯", "翻譯", "參與者", "製作", "返回正文"},
    ColophonLabels{"zh", "关于本文", "来源", "网站", "作者", "发布日期", "修改日期", "权利", "编辑",
                   "翻译", "参与者", "制作", "返回正文"},
    ColophonLabels{"en", "About this article", "Source", "Site", "Authors", "Published", "Modified",
                   "Rights", "Edited by", "Translated by", "With", "Made with", "back to the text"},
    ColophonLabels{"de", "Über diesen Artikel", "Quelle", "Website", "Autoren", "Veröffentlicht",
                   "Geändert", "Rechte", "Redaktion", "Übersetzung", "Mitarbeit", "Erstellt mit",
                   "zurück zum Text"},
    ColophonLabels{"fr", "À propos de cet article", "Source", "Site", "Auteurs", "Publié",
                   "Modifié", "Droits", "Rédaction", "Traduction", "Avec la participation de",
                   "Réalisé avec", "retour au texte"},
    ColophonLabels{"es", "Acerca de este artículo", "Fuente", "Sitio", "Autores", "Publicado",
                   "Modificado", "Derechos", "Edición", "Traducción", "Con la colaboración de",
                   "Hecho con", "volver al texto"},
    ColophonLabels{"pt", "Sobre este artigo", "Fonte", "Site", "Autores", "Publicado", "Modificado",
                   "Direitos", "Edição", "Tradução", "Com a colaboração de", "Feito com",
                   "voltar ao texto"},
    ColophonLabels{"it", "Informazioni sull’articolo", "Fonte", "Sito", "Autori", "Pubblicato",
                   "Modificato", "Diritti", "A cura di", "Traduzione", "Con la collaborazione di",
                   "Realizzato con", "torna al testo"},
    ColophonLabels{"nl", "Over dit artikel", "Bron", "Website", "Auteurs", "Gepubliceerd",
                   "Gewijzigd", "Rechten", "Redactie", "Vertaling", "Met medewerking van",
                   "Gemaakt met", "terug naar de tekst"},
    ColophonLabels{"pl", "O tym artykule", "Źródło", "Strona", "Autorzy", "Opublikowano",
                   "Zmieniono", "Prawa", "Redakcja", "Tłumaczenie", "Współpraca", "Utworzono w",
                   "powrót do tekstu"},
    ColophonLabels{"ru", "Об этой статье", "Источник", "Сайт", "Авторы", "Опубликовано", "Изменено",
                   "Права", "Редактор", "Перевод", "При участии", "Создано в", "назад к тексту"},
    ColophonLabels{"uk", "Про цю статтю", "Джерело", "Сайт", "Автори", "Опубліковано", "Змінено",
                   "Права", "Редактор", "Переклад", "За участі", "Створено в", "назад до тексту"},
    ColophonLabels{"ja", "この記事について", "出典", "サイト", "著者", "公開日", "更新日", "権利",
                   "編集", "翻訳", "協力", "作成", "本文に戻る"},
    ColophonLabels{"ko", "이 글에 대하여", "출처", "사이트", "저자", "게시일", "수정일", "권리",
                   "편집", "번역", "도움", "제작", "본문으로 돌아가기"},
    ColophonLabels{"ar", "حول هذا المقال", "المصدر", "الموقع", "الكتّاب", "تاريخ النشر",
                   "تاريخ التعديل", "الحقوق", "تحرير", "ترجمة", "بمشاركة", "أُعدّ بواسطة",
                   "العودة إلى النص"},
    ColophonLabels{"fa", "دربارهٔ این نوشته", "منبع", "وبگاه", "نویسندگان", "تاریخ انتشار",
                   "تاریخ ویرایش", "حقوق", "ویرایش", "ترجمه", "با همکاری",
                   "ساخته‌شده با", "بازگشت به متن"},
    ColophonLabels{"he", "על המאמר", "מקור", "אתר", "מחברים", "פורסם", "עודכן", "זכויות", "עריכה",
                   "תרגום", "בהשתתפות", "נוצר באמצעות", "חזרה לטקסט"},
};
constexpr std::size_t english = 4;
static_assert(all_labels[english].language == "en");

}  // namespace

const ColophonLabels& colophon_labels_for(std::string_view language) {
  const auto found = std::ranges::find_if(
      all_labels, [&](const ColophonLabels& labels) { return covers(labels.language, language); });
  return found == all_labels.end() ? all_labels[english] : *found;
}

}  // namespace lectern
