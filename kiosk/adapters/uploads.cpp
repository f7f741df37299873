#include "kiosk/adapters/uploads.h"

#include "kiosk/adapters/sync_error.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <span>
#include <thread>
#include <tuple>

namespace kiosk::adapters
{

namespace
{

using base::ErrorCode;
using base::Result;
using std::chrono::steady_clock;

/// A file that a lane is to send; without a place it asks for one.
struct FileTurn {
    const wire::SealedFile* file = nullptr;
    std::optional<UploadPlace> place;
};

/// What two lanes share: the files that wait for one of them, and how the other fared. Who may not
/// send yet waits, and is asked again after each chunk.
class WaitingFiles
{
public:
    using Files = std::span<const wire::SealedFile>;
    explicit WaitingFiles(Files files) : m_files{files} {}

    /// Nothing where none is left or a lane failed.
    std::optional<FileTurn> next(const auto& may_send)
    {
        std::unique_lock lock{m_mutex};
        m_changed.wait(lock, [&] {
            return is_over() || (may_send() && !(m_placed.empty() && m_files.empty()));
        });
        if (is_over())
            return std::nullopt;
        m_changed.notify_all();
        if (m_placed.empty())
            return FileTurn{.file = &take(1).front(), .place = std::nullopt};
        FileTurn next = std::move(m_placed.front());
        m_placed.pop_front();
        return next;
    }

    /// All of them, for who asks for their places.
    Files begin_placing(const auto& may_send)
    {
        std::unique_lock lock{m_mutex};
        m_changed.wait(lock, [&] { return is_over() || may_send(); });
        m_placing = true;
        return take(m_failure ? 0 : m_files.size());
    }
    void add(FileTurn placed)
    {
        const std::lock_guard lock{m_mutex};
        m_placed.push_back(std::move(placed));
        m_changed.notify_all();
    }
    void end_placing()
    {
        const std::lock_guard lock{m_mutex};
        m_placing = false;
        m_changed.notify_all();
    }

    void look_again()
    {
        const std::lock_guard lock{m_mutex};
        m_changed.notify_all();
    }

    void fail(base::Error failure)
    {
        const std::lock_guard lock{m_mutex};
        if (!m_failure || (concerns_all(failure.code) && !concerns_all(m_failure->code)))
            m_failure = std::move(failure);
        m_changed.notify_all();
    }

    std::optional<base::Error> failure() const
    {
        const std::lock_guard lock{m_mutex};
        return m_failure;
    }

private:
    bool is_over() const
    {
        return m_failure || (m_files.empty() && m_placed.empty() && !m_placing);
    }
    Files take(std::size_t count)
    {
        const Files taken = m_files.first(count);
        m_files = m_files.subspan(count);
        return taken;
    }

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    Files m_files;
    std::deque<FileTurn> m_placed;
    bool m_placing = false;
    std::optional<base::Error> m_failure;
};

/// One thread's way through the files of a deposit.
class Lane
{
public:
    struct Parts {
        CentralConnection& connection;
        Outbox& outbox;
        ChunkSize& chunk;
        WaitingFiles& files;
        const base::Uuid& deposit;
    };
    enum class Order { First, Second };

    Lane(const Parts& parts, Order order) : m_parts{parts}, m_order{order}, m_tus{parts.connection}
    {
    }

    /// Sends these, then what neither lane has taken.
    void go(WaitingFiles::Files own)
    {
        if (const auto done = send_all(own); !done)
            m_parts.files.fail(done.error());
    }

private:
    Result<void> send_all(WaitingFiles::Files own)
    {
        const auto may = [this] { return may_send(); };
        for (const wire::SealedFile& file : own)
            TRY(send({.file = &file, .place = std::nullopt}));
        if (m_order == Order::Second)
            TRY(go_ahead(m_parts.files.begin_placing(may)));
        while (const auto turn = m_parts.files.next(may))
            TRY(send(*turn));
        return {};
    }

    /// A second one on a slow line would lose as much at a cut and win nothing.
    bool may_send() const
    {
        const auto& line = m_parts.connection.settings().line;
        return m_order == Order::First ||
               (m_parts.chunk.is_quick() && !(line && line->by_visitor()));
    }

    /// The places of all in one commit, while the other lane sends: where it is lost, central names
    /// the same ones again.
    Result<void> go_ahead(WaitingFiles::Files files)
    {
        std::vector<NotedUpload> made;
        const Result<void> placed = place_all(files, made);
        m_parts.files.end_placing();
        if (!made.empty())
            TRY(m_parts.outbox.note_uploads(made));
        return placed;
    }

    Result<void> place_all(WaitingFiles::Files files, std::vector<NotedUpload>& made)
    {
        for (const wire::SealedFile& file : files)
            if (!m_parts.files.failure())
                m_parts.files.add({.file = &file, .place = TRY(place_of(file, made))});
        return {};
    }

    Result<UploadPlace> place_of(const wire::SealedFile& file, std::vector<NotedUpload>& made)
    {
        auto place = TRY(known_place(file));
        if (!place) {
            place = TRY(m_tus.create(m_parts.deposit, file));
            made.push_back({file.file, place->location});
        }
        if (place->offset > file.size)
            return base::failure(ErrorCode::CentralRefused, "an upload is longer than its file");
        return *std::move(place);
    }

    Result<UploadPlace> noted_place_of(const wire::SealedFile& file)
    {
        std::vector<NotedUpload> made;
        UploadPlace place = TRY(place_of(file, made));
        if (!made.empty())
            TRY(m_parts.outbox.note_uploads(made));
        return place;
    }

    Result<std::optional<UploadPlace>> known_place(const wire::SealedFile& file)
    {
        std::string location = TRY(m_parts.outbox.upload_of(file.file));
        if (location.empty())
            return std::nullopt;
        const auto offset = TRY(m_tus.offset_of(location));
        if (!offset)
            return std::nullopt;
        return UploadPlace{.location = std::move(location), .offset = *offset};
    }

    Result<void> send(const FileTurn& turn)
    {
        const UploadPlace place = turn.place ? *turn.place : TRY(noted_place_of(*turn.file));
        if (place.offset == turn.file->size)
            return {};
        const SealedReading sealed = TRY(m_parts.outbox.open_file(*turn.file));
        std::uint64_t offset = place.offset;
        while (offset < sealed.size() && !m_parts.files.failure()) {
            const Chunk chunk = TRY(chunk_at(offset, sealed, *turn.file));
            offset = TRY(send_chunk(place.location, chunk));
        }
        return {};
    }

    /// The digest of a file that goes whole is known since it was sealed.
    Result<Chunk> chunk_at(std::uint64_t offset, const SealedReading& sealed,
                           const wire::SealedFile& file) const
    {
        const std::uint64_t size =
            std::min<std::uint64_t>(m_parts.chunk.bytes(), sealed.size() - offset);
        const auto read = [&sealed, offset](std::uint64_t at, std::span<std::byte> into) {
            return sealed.read(offset + at, into);
        };
        return Chunk{.offset = offset,
                     .bytes = {.size = size, .read = read},
                     .digest = size == file.size ? file.digest : TRY(sealed.digest(offset, size))};
    }

    Result<std::uint64_t> send_chunk(const std::string& location, const Chunk& chunk)
    {
        const auto begun = steady_clock::now();
        const auto reached = m_tus.append(location, chunk);
        if (reached)
            m_parts.chunk.went(chunk.bytes.size, steady_clock::now() - begun);
        else
            m_parts.chunk.was_cut();
        m_parts.files.look_again();
        return reached;
    }

    Parts m_parts;
    Order m_order;
    TusClient m_tus;
};

} // namespace

Result<void> Uploads::bring(const KeptDeposit& deposit)
{
    const WaitingFiles::Files all{deposit.files};
    const std::size_t own = std::min<std::size_t>(all.size(), 1);
    WaitingFiles files{all.subspan(own)};
    const Lane::Parts parts{.connection = m_connection,
                            .outbox = m_outbox,
                            .chunk = m_chunk,
                            .files = files,
                            .deposit = deposit.id};
    {
        std::jthread second;
        if (all.size() > own)
            second = std::jthread{[&] { Lane{parts, Lane::Order::Second}.go({}); }};
        Lane{parts, Lane::Order::First}.go(all.first(own));
    }
    if (auto failure = files.failure())
        return std::unexpected{*std::move(failure)};
    return {};
}

void Uploads::give_up(const KeptDeposit& deposit)
{
    TusClient tus{m_connection};
    for (const wire::SealedFile& file : deposit.files)
        if (const auto location = m_outbox.upload_of(file.file); location && !location->empty())
            std::ignore = tus.remove(*location);
}

} // namespace kiosk::adapters
