// Trains the model of Mandarin polyphones from labelled sentences: `tests/train-polyphones` runs
// it.
//   train_polyphones VOICES/cmn FOLDS OUT TABLE...
// Each line of a table: id, position (0-based, in characters), pinyin, sentence; tabs between.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "lectern/result.h"
#include "text/mandarin/polyphones.h"
#include "text/mandarin/readings.h"

namespace lectern {
namespace {

constexpr int epochs = 24;
constexpr float rate = 0.25F;
constexpr float decay = 2e-4F;  // of each weight, at each step that touches it

struct Sentence {
  std::string id, text;
  std::size_t position;
  Reading label;
  int fold;
};

// A labelled character as the model sees it.
struct Sample {
  std::vector<std::uint32_t> features;
  std::vector<Reading> readings;
  std::vector<std::vector<std::uint32_t>> reading_features;
  std::size_t label = 0;
};

using Weights = std::unordered_map<std::uint32_t, std::array<float, most_readings>>;
using Readings = std::map<char32_t, std::vector<Reading>>;

std::vector<Sentence> sentences_of(const std::string& path, int folds) {
  std::vector<Sentence> sentences;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const std::size_t a = line.find('\t'), b = line.find('\t', a + 1), c = line.find('\t', b + 1);
    if (line.starts_with('#') || c == std::string::npos) continue;
    Sentence it;
    it.id = line.substr(0, a);
    it.position = std::stoul(line.substr(a + 1, b - a - 1));
    it.label = Reading::of(line.substr(b + 1, c - b - 1));
    it.text = line.substr(c + 1);
    std::uint32_t hash = 2166136261U;
    for (const char byte : it.text) hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
    it.fold = static_cast<int>((hash >> 8) % static_cast<std::uint32_t>(folds));
    sentences.push_back(std::move(it));
  }
  return sentences;
}

// The readings that the model will know: those of the labels, the frequent ones first, then those
// of the lexicon. A character with one, which is the usual one, needs no model.
Readings readings_of(const std::vector<const Sentence*>& sentences, const HanWords& words,
                     const std::map<const Sentence*, HanText>& texts) {
  std::map<char32_t, std::map<std::string, int>> counts;
  std::map<char32_t, Reading> usual;
  for (const Sentence* it : sentences) {
    const HanPlace& place = texts.at(it).places.at(it->position);
    ++counts[place.simplified][std::string(it->label.text())];
    usual[place.simplified] = place.candidates.usual();
  }
  Readings readings;
  for (const auto& [character, labels] : counts) {
    std::vector<std::pair<int, std::string>> sorted;
    for (const auto& [label, count] : labels) sorted.emplace_back(-count, label);
    std::sort(sorted.begin(), sorted.end());
    std::vector<Reading> known;
    for (const auto& [count, label] : sorted) known.push_back(Reading::of(label));
    for (const Reading& reading : words.readings_of(character).all())
      if (std::find(known.begin(), known.end(), reading) == known.end()) known.push_back(reading);
    if (known.size() > most_readings) known.resize(most_readings);
    if (known.size() > 1 || known.front() != usual[character]) readings[character] = known;
  }
  return readings;
}

Sample sample_of(const HanText& text, std::size_t index, const std::vector<Reading>& readings) {
  Sample sample;
  const PolyphoneFeatures features(text, index);
  sample.features.assign(features.all().begin(), features.all().end());
  sample.readings = readings;
  for (const Reading& reading : readings) {
    const ReadingFeatures shared(text.places[index], reading);
    sample.reading_features.emplace_back(shared.all().begin(), shared.all().end());
  }
  return sample;
}

class Trainer {
 public:
  void train(const std::vector<Sample>& samples) {
    std::vector<std::size_t> order(samples.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::mt19937 random(1);
    for (int epoch = 0; epoch < epochs; ++epoch) {
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
      for (const std::size_t i : order) step(samples[i]);
    }
  }

  const Weights& weights() const { return weights_; }

 private:
  // AdaGrad on the logarithm of the right reading's probability.
  void step(const Sample& sample) {
    const std::size_t n = sample.readings.size();
    std::array<float, most_readings> scores{};
    for (const std::uint32_t feature : sample.features)
      for (std::size_t i = 0; i < n; ++i) scores[i] += weights_[feature][i];
    for (std::size_t i = 0; i < n; ++i)
      for (const std::uint32_t feature : sample.reading_features[i])
        scores[i] += weights_[feature][0];
    const float most = *std::max_element(scores.begin(), scores.begin() + static_cast<long>(n));
    float sum = 0;
    for (std::size_t i = 0; i < n; ++i) sum += scores[i] = std::exp(scores[i] - most);
    for (std::size_t i = 0; i < n; ++i) {
      const float gradient = (i == sample.label ? 1.0F : 0.0F) - scores[i] / sum;
      for (const std::uint32_t feature : sample.features) update(feature, i, gradient);
      for (const std::uint32_t feature : sample.reading_features[i])
        update(feature, 0, gradient * 0.5F);
    }
  }

  void update(std::uint32_t feature, std::size_t place, float gradient) {
    float& weight = weights_[feature][place];
    float& squares = squares_[feature][place];
    gradient -= decay * weight;
    squares += gradient * gradient;
    weight += rate * gradient / std::sqrt(squares + 0.1F);
  }

  Weights weights_, squares_;
};

template <class T>
void write_raw(std::ofstream& file, const T& value) {
  file.write(reinterpret_cast<const char*>(&value), sizeof value);
}

void write_model(const std::string& path, const Readings& readings, const Weights& weights) {
  std::vector<std::pair<std::uint32_t, PolyphoneWeights>> kept;
  for (const auto& [feature, values] : weights) {
    PolyphoneWeights slot{feature, {}};
    bool any = false;
    for (std::size_t i = 0; i < most_readings; ++i) {
      const float steps = std::clamp(std::round(values[i] / weight_step), -127.0F, 127.0F);
      slot.weights[i] = static_cast<std::int8_t>(steps);
      any = any || slot.weights[i] != 0;
    }
    if (any) kept.emplace_back(feature, slot);
  }
  std::sort(kept.begin(), kept.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  std::uint32_t size = 16;
  while (size < kept.size() * 8 / 5) size *= 2;
  std::vector<PolyphoneWeights> slots(size);
  for (const auto& [feature, slot] : kept) {
    std::uint32_t at = feature & (size - 1);
    while (slots[at].feature != 0) at = (at + 1) & (size - 1);
    slots[at] = slot;
  }
  std::ofstream file(path, std::ios::binary);
  file << "LPM1";
  write_raw(file, static_cast<std::uint32_t>(readings.size()));
  write_raw(file, size);
  write_raw(file, std::uint32_t{0});
  for (const auto& [character, known] : readings) {
    Polyphone polyphone{character, 0, {}};
    std::copy(known.begin(), known.end(), polyphone.readings.begin());
    write_raw(file, polyphone);
  }
  for (const PolyphoneWeights& slot : slots) write_raw(file, slot);
}

struct Setting {
  const MandarinData& data;
  std::string path;  // of the model
  std::map<const Sentence*, HanText> texts;
};

void make_model(const Setting& setting, const std::vector<const Sentence*>& sentences) {
  const Readings readings = readings_of(sentences, setting.data.words, setting.texts);
  std::vector<Sample> samples;
  for (const Sentence* it : sentences) {
    const HanText& text = setting.texts.at(it);
    const auto known = readings.find(text.at(it->position));
    if (known == readings.end()) continue;
    Sample sample = sample_of(text, it->position, known->second);
    const auto label = std::find(sample.readings.begin(), sample.readings.end(), it->label);
    if (label == sample.readings.end()) continue;
    sample.label = static_cast<std::size_t>(label - sample.readings.begin());
    samples.push_back(std::move(sample));
  }
  Trainer trainer;
  trainer.train(samples);
  write_model(setting.path, readings, trainer.weights());
}

struct Score {
  int right = 0, all = 0;
  double percent() const { return 100.0 * right / std::max(1, all); }
};

using Wrong = std::function<void(const Sentence&, Reading)>;

Score score(const MandarinData& data, const std::vector<const Sentence*>& sentences,
            const Wrong& wrong) {
  Score score;
  for (const Sentence* it : sentences) {
    const HanText text = read_han(it->text, data);
    const Reading got =
        it->position < text.places.size() ? text.places[it->position].reading : Reading();
    ++score.all;
    score.right += got == it->label;
    if (got != it->label) wrong(*it, got);
  }
  return score;
}

int run(int count, char** arguments) {
  if (count < 5) {
    std::cerr << "usage: train_polyphones VOICES/cmn FOLDS OUT TABLE...\n";
    return 2;
  }
  const std::string folder = arguments[1], out = arguments[3];
  const int folds = std::max(2, std::stoi(arguments[2]));
  std::vector<Sentence> sentences;
  for (int i = 4; i < count; ++i)
    for (Sentence& it : sentences_of(arguments[i], folds)) sentences.push_back(std::move(it));
  std::vector<const Sentence*> all;
  for (const Sentence& it : sentences) all.push_back(&it);

  const auto open_data = [&](bool words, const std::string& model) -> Result<MandarinData> {
    MandarinData data;
    data.characters = LECTERN_TRY(HanCharacters::open(folder + "/characters.table"));
    if (words) data.words = LECTERN_TRY(HanWords::open(folder + "/words.txt"));
    if (!model.empty()) data.polyphones = LECTERN_TRY(PolyphoneModel::open(model));
    return data;
  };
  const auto silent = [](const Sentence&, Reading) {};
  const auto say = [&](const char* what, Score s) {
    std::printf("%-34s %6.2f %%  (%d of %d)\n", what, s.percent(), s.right, s.all);
  };
  for (const bool with_words : {false, true}) {
    auto data = open_data(with_words, "");
    if (!data) {
      std::cerr << message(data.error()) << '\n';
      return 1;
    }
    say(with_words ? "lexicon alone" : "usual readings alone", score(*data, all, silent));
    Setting setting{*data, out, {}};
    for (const Sentence& it : sentences)
      setting.texts.emplace(&it, segmented(it.text, data->characters, data->words));
    Score crossed;
    for (int fold = 0; fold < folds; ++fold) {
      std::vector<const Sentence*> known, held;
      for (const Sentence& it : sentences) (it.fold == fold ? held : known).push_back(&it);
      make_model(setting, known);
      auto trained = open_data(with_words, out);
      if (!trained) return 1;
      const Score held_score = score(*trained, held, [&](const Sentence& it, Reading got) {
        if (with_words)
          std::cerr << fold << '\t' << it.id << '\t' << it.position << '\t' << it.label.text()
                    << '\t' << got.text() << '\t' << it.text << '\n';
      });
      if (with_words) say(("  fold " + std::to_string(fold)).c_str(), held_score);
      crossed.right += held_score.right;
      crossed.all += held_score.all;
    }
    say(with_words ? "both, by cross-validation" : "model alone, by cross-validation", crossed);
    make_model(setting, all);
  }
  if (auto data = open_data(true, out))
    say("both, on what it learnt from", score(*data, all, silent));
  return 0;
}

}  // namespace
}  // namespace lectern

int main(int count, char** arguments) {
  return lectern::run(count, arguments);
}
