#include "cli/flags.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

#include "cli/values.h"

namespace lectern::cli {
namespace {

using Takes = Flag::Takes;

constexpr std::array mp3_bitrates = {32, 40, 48, 56, 64, 80, 96, 112, 128};
constexpr std::array<std::string_view, 6> shapes = {"text", "lines", "markdown",
                                                    "html", "json",  "script"};
constexpr std::array<std::string_view, 3> duplicate_modes = {"keep", "newest", "skip"};
constexpr std::array<std::string_view, 3> sorts = {"path", "date", "title"};
constexpr std::array<std::string_view, 4> groups = {"none", "folder", "site", "day"};
constexpr std::array<std::string_view, 4> progresses = {"auto", "bar", "plain", "none"};

Status set_output(Settings& settings, const std::string& value) {
  settings.convert.output_folder = value;
  return Done{};
}

Status add_formats(Settings& settings, const std::string& value) {
  for (std::string& format : LECTERN_TRY(format_list(value)))
    settings.convert.formats.push_back(std::move(format));
  return Done{};
}

Status set_list_file(Settings& settings, const std::string& value) {
  settings.list_file = value;
  return Done{};
}

Status set_null(Settings& settings, const std::string&) {
  settings.null_separated = true;
  return Done{};
}

// Read where the work begins, so that a mistake is told before it.
Status set_cover(Settings& settings, const std::string& value) {
  settings.convert.cover = value;
  return Done{};
}

Status set_force(Settings& settings, const std::string&) {
  settings.convert.force = true;
  return Done{};
}

Status set_language(Settings& settings, const std::string& value) {
  settings.convert.language = value;
  return Done{};
}

Status add_voice(Settings& settings, const std::string& value) {
  settings.convert.voices.names.push_back(value);
  return Done{};
}

Status set_rate(Settings& settings, const std::string& value) {
  settings.convert.voices.rate = LECTERN_TRY(whole_number(value, slowest_rate, fastest_rate));
  return Done{};
}

Status add_lexicon(Settings& settings, const std::string& value) {
  settings.lexicons.push_back(value);
  return Done{};
}

Status set_say(Settings& settings, const std::string& value) {
  settings.say = value;
  return Done{};
}

Status set_speak(Settings& settings, const std::string& value) {
  Parts& parts = settings.convert.prepare.speak;
  parts = LECTERN_TRY(spoken_parts(value, parts));
  return Done{};
}

Status set_strict(Settings& settings, const std::string&) {
  settings.convert.strict = true;
  return Done{};
}

Status set_mp3_bitrate(Settings& settings, const std::string& value) {
  settings.convert.audio.mp3_bitrate = LECTERN_TRY(one_of(value, mp3_bitrates));
  return Done{};
}

Status set_opus_bitrate(Settings& settings, const std::string& value) {
  settings.convert.audio.opus_bitrate = LECTERN_TRY(whole_number(value, 6, 128));
  return Done{};
}

Status set_jobs(Settings& settings, const std::string& value) {
  settings.convert.jobs = LECTERN_TRY(whole_number(value, 1, 256));
  return Done{};
}

Status set_time_limit(Settings& settings, const std::string& value) {
  settings.convert.time_limit = LECTERN_TRY(whole_number(value, 1, 86400));
  return Done{};
}

Status set_no_sync(Settings& settings, const std::string&) {
  settings.convert.sync = false;
  return Done{};
}

Status add_font(Settings& settings, const std::string& value) {
  settings.convert.fonts.push_back(value);
  return Done{};
}

// Checked here, so that the message can name the flag or the configuration's line.
Status set_selector(Settings& settings, const std::string& value) {
  settings.convert.reading.selector = value;
  return check_selector(value);
}

Status set_drop(Settings& settings, const std::string& value) {
  settings.convert.reading.drop = value;
  return check_selector(value);
}

Status set_comments(Settings& settings, const std::string&) {
  settings.convert.reading.comments = true;
  return Done{};
}

Status set_duplicates(Settings& settings, const std::string& value) {
  const std::string name = LECTERN_TRY(one_of(value, duplicate_modes));
  const auto at = std::ranges::find(duplicate_modes, name) - duplicate_modes.begin();
  settings.convert.duplicates = static_cast<Duplicates>(at);  // in the order of the values
  return Done{};
}

Status set_bundle(Settings& settings, const std::string& value) {
  settings.bundle.file = value;
  return Done{};
}

Status set_kepub(Settings& settings, const std::string&) {
  settings.kepub = true;
  return Done{};
}

Status set_title(Settings& settings, const std::string& value) {
  settings.bundle.title = value;
  return Done{};
}

Status set_sort(Settings& settings, const std::string& value) {
  const std::string name = LECTERN_TRY(one_of(value, sorts));
  const auto at = std::ranges::find(sorts, name) - sorts.begin();
  settings.bundle.sort = static_cast<BundleSort>(at);  // in the order of the values
  return Done{};
}

Status set_group(Settings& settings, const std::string& value) {
  const std::string name = LECTERN_TRY(one_of(value, groups));
  const auto at = std::ranges::find(groups, name) - groups.begin();
  settings.bundle.group = static_cast<BundleGroup>(at);  // in the order of the values
  return Done{};
}

Status set_split(Settings& settings, const std::string& value) {
  const Amount amount = LECTERN_TRY(number_or_size(value));
  settings.bundle.volume_articles = amount.is_size ? 0 : amount.value;
  settings.bundle.volume_bytes = amount.is_size ? amount.value : 0;
  return Done{};
}

Status set_hosts(Settings& settings, const std::string& value) {
  settings.hosts_file = value;
  return Done{};
}

Status set_voices(Settings& settings, const std::string& value) {
  settings.convert.voices.own_folder = value;
  std::error_code ignored;
  if (std::filesystem::is_directory(value, ignored)) return Done{};
  return Error{Error::Code::usage, "is no folder of voice profiles", "name a folder of .conf files",
               value};
}

Status set_images(Settings& settings, const std::string& value) {
  settings.convert.images_folder = value;
  return Done{};
}

Status set_image_size(Settings& settings, const std::string& value) {
  settings.convert.pictures.longest_side = LECTERN_TRY(whole_number(value, 16, 16384));
  return Done{};
}

Status set_explain(Settings& settings, const std::string&) {
  settings.explain = true;
  return Done{};
}

Status set_as(Settings& settings, const std::string& value) {
  settings.as = LECTERN_TRY(one_of(value, shapes));
  return Done{};
}

Status set_task(Settings& settings, const std::string& value) {
  settings.task = value;
  return Done{};
}

Status set_line_language(Settings& settings, const std::string& value) {
  settings.line_language = value;
  return Done{};
}

Status set_fetch_folder(Settings& settings, const std::string& value) {
  settings.fetch.folder = value;
  return Done{};
}

Status set_transfers(Settings& settings, const std::string& value) {
  settings.fetch.jobs = LECTERN_TRY(whole_number(value, 1, 16));
  return Done{};
}

Status set_largest(Settings& settings, const std::string& value) {
  settings.fetch.largest = std::int64_t{LECTERN_TRY(whole_number(value, 1, 256))} << 20;
  return Done{};
}

Status set_allow_private(Settings& settings, const std::string&) {
  settings.fetch.allow_private = true;
  return Done{};
}

Status set_dry_run(Settings& settings, const std::string&) {
  settings.dry_run = true;
  return Done{};
}

Status set_json(Settings& settings, const std::string&) {
  settings.json = true;
  return Done{};
}

Status set_progress(Settings& settings, const std::string& value) {
  const std::string name = LECTERN_TRY(one_of(value, progresses));
  const auto at = std::find(progresses.begin(), progresses.end(), name) - progresses.begin();
  settings.progress = static_cast<Progress>(at);  // the names stand in the order of the values
  return Done{};
}

Status set_quiet(Settings& settings, const std::string&) {
  settings.loudness = Loudness::quiet;
  return Done{};
}

Status set_verbose(Settings& settings, const std::string&) {
  settings.loudness = Loudness::verbose;
  return Done{};
}

Status set_config(Settings& settings, const std::string& value) {
  settings.config_file = value;
  return Done{};
}

constexpr Flag language_flag = {
    "language",
    'l',
    Takes::text,
    "TAG",
    "Language of every article, such as en or zh-Hans; told for each if not given.",
    set_language};
constexpr Flag quiet_flag = {
    "quiet", 'q', Takes::nothing, "", "Say nothing on standard error but what failed.", set_quiet};
constexpr Flag verbose_flag = {
    "verbose", 'v', Takes::nothing, "", "Say everything that was noticed.", set_verbose};
constexpr Flag config_flag = {
    "config",   '\0', Takes::text, "FILE", "Read this configuration, not the user's own.",
    set_config, false};

constexpr Flag speak_flag = {
    "speak",
    '\0',
    Takes::list,
    "PARTS",
    "Speak these parts besides the text, and not those with a - before: title, intro, site, "
    "byline, date, alt, captions, tables, code, links, footnotes, emoji, urls, end; all or none. "
    "If not given: "
    "title,intro,site,date,alt,captions,tables.",
    set_speak};

constexpr Flag lexicon_flag = {
    "lexicon",
    '\0',
    Takes::text,
    "FILE",
    "Say words as this file says: lines of word, tab, how it is said; or PLS. May be given again.",
    add_lexicon};

// What of a page is the article.
constexpr std::array article_flags = {
    Flag{"selector", '\0', Takes::text, "CSS",
         "The article is what this selects, where it selects anything.", set_selector},
    Flag{"drop", '\0', Takes::text, "CSS", "What this selects is no part of the article.",
         set_drop},
    Flag{"comments", '\0', Takes::nothing, "", "Keep what readers wrote below an article.",
         set_comments},
    Flag{"hosts", '\0', Takes::text, "FILE",
         "Read this table of what is known of sites, not the user's own.", set_hosts},
};

constexpr std::array picture_flags = {
    Flag{"images", '\0', Takes::text, "DIR",
         "Look here for pictures that did not come with an article: files named by a hash of their "
         "address, or by its host and path.",
         set_images},
    Flag{
        "image-size", '\0', Takes::number, "PIXELS",
        "The longer side of the largest pictures, 16 to 16384; larger ones are scaled down. If not "
        "given: 1600.",
        set_image_size},
};

constexpr std::array convert_what = {
    Flag{"output", 'o', Takes::text, "DIR", "Folder for the outputs; made if missing.", set_output},
    Flag{"to", 't', Takes::list, "FORMATS",
         "What to make, with commas between: epub, kepub, mp3, opus, flac, wav, text, lines, "
         "markdown, html, json. If not given: epub.",
         add_formats},
    Flag{"cover", '\0', Takes::text, "WHICH",
         "The cover of books: auto (the article's lead picture), drawn (from its title), none, or "
         "a JPEG or PNG file. If not given: auto.",
         set_cover},
    Flag{"force", 'f', Takes::nothing, "", "Make again what is up to date.", set_force},
};
constexpr std::array convert_bundle = {
    Flag{"bundle", '\0', Takes::text, "FILE",
         "Make one book of all articles instead of outputs for each; --output is not needed.",
         set_bundle, false},
    Flag{"title", '\0', Takes::text, "TEXT",
         "Title of the book. If not given: the site of all articles, else the name of the file.",
         set_title, false},
    Flag{"sort", '\0', Takes::text, "ORDER",
         "Order of the articles: path, date or title. If not given: path.", set_sort},
    Flag{"group", '\0', Takes::text, "BY",
         "A section with a front page for each folder, site or day, or none. If not given: none.",
         set_group},
    Flag{"split", '\0', Takes::text, "N",
         "Make volumes FILE-1.epub and so on, of N articles or of a size such as 50MB.", set_split},
};
constexpr Flag list_flag = {"from-file",
                            '\0',
                            Takes::text,
                            "LIST",
                            "Read more inputs from a file, one path a line; - is standard input.",
                            set_list_file,
                            false};
constexpr Flag null_flag = {
    "null",
    '0',
    Takes::nothing,
    "",
    "The paths of the list end with NUL bytes, as find -print0 writes them.",
    set_null,
    false};
constexpr std::array convert_inputs = {
    list_flag,
    null_flag,
    Flag{"duplicates", '\0', Takes::text, "WHICH",
         "Of articles with the same address or text convert all (keep), the one published last "
         "(newest) or the first (skip). If not given: keep.",
         set_duplicates},
    language_flag,
};
constexpr std::array convert_books = {
    Flag{"kepub", '\0', Takes::nothing, "",
         "Make books for Kobo readers, with their marks around each sentence (.kepub.epub).",
         set_kepub},
    Flag{"embed-font", '\0', Takes::list, "FILE",
         "Embed what a book needs of this font (.ttf, .otf, .ttc); may be given again.", add_font},
};
constexpr Flag voices_flag{
    "voices",
    '\0',
    Takes::text,
    "DIR",
    "Voice profiles of your own, NAME.conf each. If not given: ~/.config/lectern/voices.",
    set_voices};
constexpr std::array convert_speech = {
    Flag{"voice", '\0', Takes::list, "NAME",
         "Prefer this voice for the languages it reads; may be given again.", add_voice},
    voices_flag,
    Flag{"rate", 'r', Takes::number, "WPM", "Words per minute for every voice, 80 to 900.",
         set_rate},
    speak_flag,
    lexicon_flag,
    Flag{"strict", '\0', Takes::nothing, "", "An article of which a part cannot be spoken fails.",
         set_strict},
    Flag{"mp3-bitrate", '\0', Takes::number, "KBPS",
         "32, 40, 48, 56, 64, 80, 96, 112 or 128. If not given: 48.", set_mp3_bitrate},
    Flag{"opus-bitrate", '\0', Takes::number, "KBPS", "6 to 128. If not given: 24.",
         set_opus_bitrate},
};
constexpr std::array convert_work = {
    Flag{"jobs", 'j', Takes::number, "N",
         "Articles in work at the same time, 1 to 256. If not given: one for each processor.",
         set_jobs},
    Flag{"time-limit", '\0', Takes::number, "SECONDS",
         "How long one article may take, 1 to 86400. If not given: 600.", set_time_limit},
    Flag{"no-sync", '\0', Takes::nothing, "",
         "Do not wait for the disk: faster, but a power cut may lose outputs.", set_no_sync},
};
constexpr std::array convert_messages = {
    Flag{"json", '\0', Takes::nothing, "",
         "Print one line of JSON for each input on standard output, then a summary.", set_json},
    Flag{"progress", '\0', Takes::text, "STYLE",
         "auto, bar, plain or none. auto is a bar on a terminal and plain lines elsewhere.",
         set_progress},
    quiet_flag,
    verbose_flag,
    config_flag,
};
constexpr std::array convert_groups = {
    FlagGroup{"Output", convert_what},       FlagGroup{"One book", convert_bundle},
    FlagGroup{"Input", convert_inputs},      FlagGroup{"Article", article_flags},
    FlagGroup{"Pictures", picture_flags},    FlagGroup{"Books", convert_books},
    FlagGroup{"Speech", convert_speech},     FlagGroup{"Work", convert_work},
    FlagGroup{"Messages", convert_messages},
};

constexpr std::array read_output = {
    Flag{"as", 'a', Takes::text, "SHAPE",
         "text, markdown, html, json, or script: what is spoken. If not given: text.", set_as},
    Flag{"explain", '\0', Takes::nothing, "",
         "Print instead which blocks of a page were kept and dropped, and why.", set_explain,
         false},
    Flag{"json", '\0', Takes::nothing, "", "With --explain: one line of JSON for each block.",
         set_json},
    language_flag,
};
constexpr std::array read_speech = {speak_flag, lexicon_flag};
constexpr std::array read_messages = {quiet_flag, verbose_flag, config_flag};
constexpr std::array read_groups = {
    FlagGroup{"Output", read_output}, FlagGroup{"Article", article_flags},
    FlagGroup{"Pictures", picture_flags}, FlagGroup{"Speech", read_speech},
    FlagGroup{"Messages", read_messages}};

constexpr std::array fetch_what = {
    Flag{"images", '\0', Takes::text, "DIR", "Folder for the pictures; made if missing.",
         set_fetch_folder},
    Flag{"dry-run", '\0', Takes::nothing, "", "Print the addresses, and fetch nothing.",
         set_dry_run, false},
    list_flag,
    null_flag,
};
constexpr std::array fetch_network = {
    Flag{"jobs", 'j', Takes::number, "N", "Transfers at the same time, 1 to 16. If not given: 4.",
         set_transfers},
    Flag{"max-size", '\0', Takes::number, "MB",
         "The largest picture that is taken, 1 to 256. If not given: 20.", set_largest},
    Flag{"allow-private", '\0', Takes::nothing, "",
         "Connect to addresses of this machine and of private networks, too.", set_allow_private},
};
constexpr std::array fetch_messages = {
    Flag{"json", '\0', Takes::nothing, "",
         "Print one line of JSON for each picture on standard output, then a summary.", set_json},
    quiet_flag,
    verbose_flag,
    config_flag,
};
constexpr std::array fetch_groups = {
    FlagGroup{"Pictures", fetch_what}, FlagGroup{"Network", fetch_network},
    FlagGroup{"Article", article_flags}, FlagGroup{"Messages", fetch_messages}};

constexpr std::array voices_flags = {
    Flag{"say", '\0', Takes::text, "TEXT",
         "Print instead what is said for this text, by which voice, and which rule changed it.",
         set_say, false},
    Flag{"language", 'l', Takes::text, "TAG",
         "With --say: the text's language; told from it if not given.", set_language},
    lexicon_flag,
    Flag{"json", '\0', Takes::nothing, "", "Print one line of JSON for each voice.", set_json},
    voices_flag,
    config_flag,
};
constexpr std::array voices_groups = {FlagGroup{"Output", voices_flags}};

constexpr std::array spoken_lines_flags = {
    Flag{"task", '\0', Takes::text, "TASK",
         "tn: what is said; poly: Mandarin readings; seg: sentences.", set_task, false},
    Flag{"lang", '\0', Takes::text, "TAG", "Their language.", set_line_language, false},
};
constexpr std::array spoken_lines_groups = {FlagGroup{"Lines", spoken_lines_flags}};

constexpr std::array all_commands = {
    Command{"convert", "Turn articles into e-reader books and speech.", "INPUT...",
            "Turns saved articles into e-reader books, speech and documents.\n"
            "\n"
            "An INPUT is a file, a folder with everything below it, or - for standard input.\n"
            "The output folder gets the same folders as the input. What is there already and\n"
            "up to date is not made again, so after an interruption the same command goes on.",
            convert_groups,
            "  lectern convert articles -o books\n"
            "  lectern convert articles -o books --to epub,mp3 --jobs 4\n"
            "  lectern convert articles --bundle news.epub --sort date --group site\n"
            "  find articles -name '*.md' -print0 | lectern convert --from-file - -0 -o books\n",
            convert_command},
    Command{"read", "Print the clean text of articles.", "INPUT...",
            "Prints what lectern reads in an article: clean paragraphs, without furniture.\n"
            "An INPUT is a file, or - for standard input.",
            read_groups,
            "  lectern read article.md\n"
            "  lectern read --as json a.md b.md\n"
            "  lectern read page.html --selector 'article.story' --drop '.share, aside'\n"
            "  lectern read page.html --explain\n",
            read_command},
    Command{"fetch", "Fetch the pictures that articles name.", "INPUT...",
            "Fetches the pictures that saved articles name and that were not saved with them, so\n"
            "that a later convert or read --images DIR finds them.\n"
            "This is the only command that opens the network. What is there already is not\n"
            "fetched again, so after an interruption the same command goes on.",
            fetch_groups,
            "  lectern fetch articles --images pictures\n"
            "  lectern fetch articles --images pictures --dry-run\n",
            fetch_command},
    Command{"voices", "List the voices that there are.", "",
            "Lists the voices: name, languages, the engine's voice and a description.",
            voices_groups,
            "  lectern voices\n"
            "  lectern voices --say 'On 5/12 Dr. Li rowed 3 km.'\n",
            voices_command},
    Command{"spoken-lines", "", "",
            "Answers each line of standard input with one line, for scorers.", spoken_lines_groups,
            "  lectern spoken-lines --task tn --lang en <lines.txt\n", spoken_lines_command},
};

}  // namespace

std::span<const Command> commands() {
  return all_commands;
}

const Command* find_command(std::string_view name) {
  for (const Command& command : all_commands)
    if (command.name == name) return &command;
  return nullptr;
}

const Flag* find_flag(const Command& command, std::string_view name) {
  for (const FlagGroup& group : command.groups)
    for (const Flag& flag : group.flags)
      if (flag.name == name) return &flag;
  return nullptr;
}

}  // namespace lectern::cli
