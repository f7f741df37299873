#include "kiosk/ui/stage.h"

#include "kiosk/ui/parts.h"
#include "shared/base/verify.h"

#include <imgui.h>

#include <algorithm>
#include <cstring>

namespace kiosk::ui
{

namespace
{

/// More frames than this to settle is a layout that never does: a mistake of ours.
constexpr int most_frames = 60;

void wipe(std::string& characters)
{
    explicit_bzero(characters.data(), characters.size());
    characters.clear();
}

/// What the nodes of a frame tell of the visitor.
void wipe(std::vector<Node>& nodes)
{
    for (Node& node : nodes) {
        wipe(node.label);
        wipe(node.value);
    }
    nodes.clear();
}

void start_parts(Parts& parts, const View& view, Moment now)
{
    parts.view = view;
    parts.now = now;
    wipe(parts.nodes);
    parts.spaces.clear();
    parts.parents.clear();
    parts.counts.clear();
    parts.fields.clear();
    parts.list.reset();
    parts.areas = {};
    parts.layer = parts.highest_layer = 0;
    parts.overflow = parts.unsettled = false;
    parts.canvas.start(static_cast<float>(parts.panel.width),
                       static_cast<float>(parts.panel.height),
                       view.catalog->direction() == messages::Direction::RightToLeft);
}

void move_pointer(Parts& parts, float x, float y)
{
    const auto width = static_cast<float>(parts.panel.width);
    parts.pointer.physical_x = x;
    parts.pointer.x = parts.mirrored() ? width - x : x;
    parts.pointer.y = y;
}

/// What the input did, as the frame's pointer and the field's strokes.
struct Receive {
    Parts& parts;

    void operator()(const PointerMoved& moved) { move_pointer(parts, moved.x, moved.y); }
    void operator()(const PointerDown& down)
    {
        move_pointer(parts, down.x, down.y);
        parts.pointer.down = parts.pointer.went_down = true;
        parts.memory.finger = down.finger;
    }
    void operator()(const PointerUp& up)
    {
        move_pointer(parts, up.x, up.y);
        parts.pointer.down = false;
        parts.pointer.went_up = true;
    }
    void operator()(const Typed& typed)
    {
        if (!parts.memory.focus.empty())
            parts.memory.strokes.push_back(
                {.characters = {typed.characters.begin(), typed.characters.end()}});
    }
    void operator()(const EditKey& key)
    {
        if (parts.memory.focus.empty())
            return;
        if (key == EditKey::Backspace)
            parts.memory.strokes.push_back({.backspace = true});
        else
            next = true;
    }
    bool next = false;
};

/// Keeps the focus on a field that is there; the keyboard follows its kind.
void check_focus(Parts& parts)
{
    Memory& memory = parts.memory;
    if (memory.focus.empty())
        return;
    auto& fields = parts.fields;
    const auto here = std::ranges::find(fields, memory.focus, &FieldSeen::id);
    if (here == fields.end()) {
        const auto part = std::ranges::find_if(fields, [&memory](const FieldSeen& field) {
            return field.id.starts_with(memory.focus + "/");
        });
        const std::string reveal = memory.reveal;
        set_focus(parts, part == fields.end() ? std::string_view{} : part->id);
        memory.reveal = reveal;
        return;
    }
    if (here->layer < parts.highest_layer) {
        set_focus(parts, {});
        return;
    }
    const bool last = here + 1 == fields.end() || (here + 1)->layer != here->layer;
    if (memory.keyboard != here->keyboard || memory.last_field != last)
        parts.unsettled = true;
    memory.keyboard = here->keyboard;
    memory.last_field = last;
}

/// The scrolling region around a node; null where there is none.
const Node* scrolling_region(const Parts& parts, const Node& node)
{
    const Node* around = find(parts.nodes, node.parent);
    while (around != nullptr && !parts.memory.scrolls.contains(around->id))
        around = around->parent.empty() ? nullptr : find(parts.nodes, around->parent);
    return around;
}

/// Scrolls what must be seen into its region, once the layout is known.
void reveal(Parts& parts)
{
    Memory& memory = parts.memory;
    if (memory.reveal.empty() || parts.unsettled)
        return;
    const Node* node = find(parts.nodes, memory.reveal);
    const Node* region = node == nullptr ? nullptr : scrolling_region(parts, *node);
    if (region == nullptr) {
        memory.reveal.clear();
        return;
    }
    float top = parts.panel.pixels(node->place.top);
    const float bottom = parts.panel.pixels(node->place.bottom()) + parts.px({3});
    const auto field = std::ranges::find(parts.fields, memory.reveal, &FieldSeen::id);
    if (field != parts.fields.end())
        top = std::min(top, field->block.y);

    const float area_top = parts.panel.pixels(region->place.top);
    const float area_bottom = parts.panel.pixels(region->place.bottom());
    float& scroll = memory.scrolls[region->id];
    float wanted = scroll + std::max(0.0F, bottom - area_bottom);
    wanted -= std::max(0.0F, area_top - (top - (wanted - scroll)));
    const float most = std::max(0.0F, learnt(parts, region->id, 0) - (area_bottom - area_top));
    wanted = std::clamp(std::round(wanted), 0.0F, most);
    if (std::abs(wanted - scroll) < 1) {
        memory.reveal.clear();
        return;
    }
    scroll = wanted;
    parts.unsettled = true;
}

void settle_layers(Parts& parts)
{
    for (Node& node : parts.nodes)
        node.state.covered = node.layer < parts.highest_layer;
    if (parts.memory.top_layer != parts.highest_layer)
        parts.unsettled = true;
    parts.memory.top_layer = parts.highest_layer;
}

void release_pointer(Parts& parts)
{
    if (parts.pointer.went_down && !parts.pointer.hit && !parts.memory.focus.empty())
        set_focus(parts, {});
    if (parts.pointer.went_up)
        parts.memory.pressed.clear();
    if (parts.pointer.went_down || parts.pointer.went_up)
        parts.unsettled = true;
    parts.pointer.went_down = parts.pointer.went_up = parts.pointer.hit = false;
}

} // namespace

struct Stage::Machine {
    ImGuiContext* imgui;
    Parts parts;
    Frame frame{parts};
    InputQueue input;
    bool next_asked = false;

    Machine(ImGuiContext* context, StageSetup setup)
        : imgui{context},
          parts{.theme = std::move(setup.theme),
                .panel = setup.panel,
                .engine = setup.engine,
                .pictures = PictureTextures{setup.textures},
                .textures = AtlasTextures{*setup.engine, setup.textures},
                .canvas = Canvas{parts.textures, setup.clear}}
    {
    }
    ~Machine()
    {
        wipe(parts.nodes);
        ImGui::DestroyContext(imgui);
    }
    Machine(const Machine&) = delete;
    Machine& operator=(const Machine&) = delete;
};

Stage::Stage(StageSetup setup)
{
    base::verify(setup.engine != nullptr, "a stage has a text engine");
    ImGuiContext* const context = ImGui::CreateContext();
    ImGui::SetCurrentContext(context);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height); // ImGui asserts without a font
    m_machine = std::make_unique<Machine>(context, std::move(setup));
}

Stage::~Stage() = default;

InputQueue& Stage::input()
{
    return m_machine->input;
}

void Stage::bring(Keyboards keyboards)
{
    m_machine->parts.keyboards = std::move(keyboards);
}

Frame& Stage::begin_frame(const View& view, Moment now)
{
    Parts& parts = m_machine->parts;
    base::verify(view.catalog != nullptr, "a view has a catalogue of messages");
    start_parts(parts, view, now);
    if (std::optional<InputEvent> event = m_machine->input.take()) {
        parts.pointer.at = event->at;
        Receive receive{parts};
        std::visit(receive, event->happening);
        m_machine->next_asked = receive.next;
    }

    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(parts.panel.width),
                      static_cast<float>(parts.panel.height)};
    io.DeltaTime = 1.0F / 60;
    ImGui::NewFrame();
    return m_machine->frame;
}

bool Stage::end_frame()
{
    Parts& parts = m_machine->parts;
    draw_open_list(m_machine->frame);
    draw_keyboard(m_machine->frame);
    base::verify(parts.spaces.empty(), "every region of the page was closed");
    if (std::exchange(m_machine->next_asked, false))
        focus_next(parts);
    release_pointer(parts);
    settle_layers(parts);
    check_focus(parts);
    if (parts.memory.focus.empty())
        parts.memory.strokes.clear();
    else if (!parts.memory.strokes.empty())
        parts.unsettled = true;
    reveal(parts);
    ImGui::Render();
    parts.textures.upload();
    parts.pictures.drop_unseen();
    return !parts.unsettled && m_machine->input.empty();
}

void Stage::settle(const View& view, Moment now, const std::function<void(Frame&)>& draw)
{
    for (int count = 0; count < most_frames; ++count) {
        draw(begin_frame(view, now));
        if (end_frame())
            return;
    }
}

Nodes Stage::nodes() const
{
    return m_machine->parts.nodes;
}

bool Stage::typing() const
{
    return !m_machine->parts.memory.focus.empty();
}

void Stage::forget()
{
    Parts& parts = m_machine->parts;
    wipe(parts.nodes);
    m_machine->input.clear();
    parts.list.reset();
    parts.fields.clear();
    if (parts.memory.picked)
        wipe(parts.memory.picked->second);
    parts.memory = Memory{};
    parts.pointer = Pointer{};
    parts.engine->forget();
}

void Stage::turn_page()
{
    m_machine->parts.memory.page.clear();
}

} // namespace kiosk::ui
