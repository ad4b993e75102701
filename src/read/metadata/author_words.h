// Words that stand around authors' names, in the languages that pages are written in. Data: a word
// more is a line more.
#pragma once

#include <algorithm>
#include <string_view>

namespace lectern::author_words {

// What introduces names, in lower case. A space, a colon or the end has to follow, but for those
// that end with a sign of their own.
inline constexpr std::string_view labels[] = {
    // longer ones first: the first that fits is taken off
    "written by",
    "posted by",
    "published by",
    "authored by",
    "story by",
    "text by",
    "words by",
    "article by",
    "reported by",
    "created by",
    "contributed by",
    "guest post by",
    "recipe by",
    "article authors",
    "article author",
    "contributors",
    "contributor",
    "authors",
    "author",
    "writer",
    "byline",
    "by",
    // German, Dutch, the Nordic languages
    "geschrieben von",
    "verfasst von",
    "veröffentlicht von",
    "ein artikel von",
    "ein gastbeitrag von",
    "autorinnen",
    "autoren",
    "autorin",
    "autor",
    "von",
    "geschreven door",
    "door",
    "auteur",
    "skriven av",
    "skrevet av",
    "skrevet af",
    "tekst",
    "text",
    "av",
    "af",
    "kirjoittanut",
    "teksti",
    // Romance languages
    "publié par",
    "écrit par",
    "rédigé par",
    "propos recueillis par",
    "auteurs",
    "par",
    "escrito por",
    "publicado por",
    "autores",
    "autora",
    "por",
    "scritto da",
    "pubblicato da",
    "a cura di",
    "autore",
    "autori",
    "di",
    "scris de",
    "autorzy",
    // Slavic languages, Turkish, Indonesian, Hungarian, Greek, Arabic, Hebrew
    "napisał",
    "napsal",
    "przez",
    "авторы",
    "автор",
    "текст",
    "yazar",
    "yazan",
    "oleh",
    "penulis",
    "írta",
    "szerző",
    "γράφει ο",
    "γράφει η",
    "بقلم",
    "كتب",
    "الكاتب",
    "מאת",
    "tác giả",
};
inline constexpr std::string_view east_asian_labels[] = {
    "作者：", "作者:",  "作者 ",    "作者丨",     "作者|",    "作者/",  "文/",
    "文／",   "文|",    "文丨",     "文：",       "文・",     "撰文：", "撰文/",
    "记者：", "記者：", "本报记者", "本報記者",   "本刊记者", "记者",   "記者",
    "著者：", "筆者：", "執筆：",   "取材・文：", "글：",     "글 ",    "來源：作者",
};
// Behind these no author comes any more.
inline constexpr std::string_view other_hands[] = {"编辑", "編輯", "责编", "責編", "来源", "來源",
                                                   "摄影", "攝影", "图/",  "图／", "翻译", "校对",
                                                   "审核", "发布", "时间", "出处"};

// Parts of a line that are a job, no name, when they hold one of these words.
// Sorted.
inline constexpr std::string_view jobs[] = {
    "about",        "advisor",     "analyst",     "articles",      "bio",         "blogger",
    "ceo",          "checked",     "columnist",   "comment",       "comments",    "consultant",
    "contributing", "contributor", "coordinator", "correspondent", "cto",         "director",
    "edited",       "editor",      "editorial",   "engineer",      "expert",      "follow",
    "founder",      "freelance",   "head",        "illustration",  "images",      "journalist",
    "journaliste",  "last",        "manager",     "marketer",      "medically",   "min",
    "minutes",      "periodista",  "photo",       "photography",   "photos",      "posted",
    "posts",        "president",   "producer",    "professor",     "profile",     "published",
    "read",         "redactor",    "redactora",   "redakteur",     "redakteurin", "redaktion",
    "reporter",     "researcher",  "reviewed",    "reviewer",      "share",       "specialist",
    "staff",        "strategist",  "subscribe",   "updated",       "view",        "writer"};
static_assert(std::ranges::is_sorted(jobs));
// Whole parts that are the names of nobody.
inline constexpr std::string_view nobody[] = {
    "admin",    "administrator", "author",     "authors",   "editor",   "guest",  "null",
    "none",     "undefined",     "unknown",    "webmaster", "root",     "user",   "by",
    "default",  "false",         "na",         "sponsored", "website",  "home",   "writtenby",
    "name",     "superadmin",    "adminadmin", "wpadmin",   "nan",      "follow", "twitter",
    "facebook", "linkedin",      "email",      "contact",   "articles", "news",   "blog",
    "more",     "date",          "share",
};
inline constexpr std::string_view conjunctions[] = {
    "and", "und", "et", "y", "e", "en", "och", "og", "i", "и", "ve", "with", "mit", "avec"};
inline constexpr std::string_view particles[] = {
    "de",  "del", "della", "der", "den", "di",  "da", "dos", "das", "do",  "du",
    "la",  "le",  "el",    "los", "van", "von", "zu", "zur", "bin", "ibn", "al",
    "ter", "ten", "y",     "e",   "of",  "the", "af", "av",  "d'",  "dit"};
inline constexpr std::string_view degrees[] = {
    "phd",  "ph.d", "md",   "m.d", "ms",    "ma",  "mba",  "mph",  "msc",    "bsc",  "ba",
    "bs",   "rd",   "rdn",  "ldn", "rn",    "np",  "pa",   "do",   "dds",    "dvm",  "dmd",
    "jd",   "esq",  "cpa",  "cfa", "cfp",   "jr",  "sr",   "ii",   "iii",    "iv",   "fand",
    "facs", "med",  "edd",  "dnp", "bsn",   "msn", "lcsw", "psyd", "pharmd", "cscs", "mscp",
    "faap", "mpp",  "frcs", "llm", "cdces", "cpt", "pt",   "dpt",  "lmft"};

}  // namespace lectern::author_words
