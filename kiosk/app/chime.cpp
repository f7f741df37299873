#include "kiosk/app/chime.h"

#include <SDL2/SDL.h>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

namespace kiosk::app
{

namespace
{

constexpr int rate = 48'000; // samples a second

std::vector<std::int16_t> note(double frequency, double seconds)
{
    std::vector<std::int16_t> samples(static_cast<std::size_t>(rate * seconds));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double time = static_cast<double>(i) / rate;
        const double fade = std::exp(-6.0 * time / seconds);
        samples[i] = static_cast<std::int16_t>(8'000.0 * fade *
                                               std::sin(2.0 * std::numbers::pi * frequency * time));
    }
    return samples;
}

SDL_AudioDeviceID loudspeaker()
{
    static const SDL_AudioDeviceID device = [] {
        SDL_AudioSpec wanted{};
        wanted.freq = rate;
        wanted.format = AUDIO_S16SYS;
        wanted.channels = 1;
        wanted.samples = 1024;
        return SDL_InitSubSystem(SDL_INIT_AUDIO) == 0
                   ? SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0)
                   : SDL_AudioDeviceID{0};
    }();
    return device;
}

} // namespace

void chime()
{
    const SDL_AudioDeviceID device = loudspeaker();
    if (device == 0)
        return;
    for (const double frequency : {659.3, 880.0}) { // E5, A5
        const auto samples = note(frequency, 0.35);
        SDL_QueueAudio(device, samples.data(),
                       static_cast<Uint32>(samples.size() * sizeof(std::int16_t)));
    }
    SDL_PauseAudioDevice(device, 0);
}

} // namespace kiosk::app
