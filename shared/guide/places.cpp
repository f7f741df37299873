#include "shared/guide/places.h"

namespace guide
{

catalogue::MessageKey message_for(catalogue::Place place)
{
    switch (place) {
    case catalogue::Place::Kiosk:
        return {};
    case catalogue::Place::Prefecture:
        return "outcome.place.prefecture";
    case catalogue::Place::Consulate:
        return "outcome.place.consulate";
    case catalogue::Place::Ofii:
        return "outcome.place.ofii";
    case catalogue::Place::Employer:
        return "outcome.place.employer";
    case catalogue::Place::Ofpra:
        return "outcome.place.ofpra";
    case catalogue::Place::Online:
        return "outcome.place.online";
    case catalogue::Place::TownHall:
        return "outcome.place.town_hall";
    case catalogue::Place::Court:
        return "outcome.place.court";
    case catalogue::Place::None:
        return "outcome.place.none";
    }
    return {};
}

} // namespace guide
