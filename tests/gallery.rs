//! Every widget on a few pages, for looking at: in a window by `cargo run --example gallery`, as pictures by the tests.

use egui::{Label, RichText, Sense, Ui, Vec2, vec2};
use supple::ui::{
    theme::{self, Weight, size, space, text},
    widgets::{
        BannerReply, Button, Card, Chip, ChoiceChip, ComfortBand, DayCell, DayState, Field, Fold, Gravity, Heat, Icon,
        IconButton, Part, Passage, RailItem, Slider, Stage, Stepper, TimerRing, Tone, WeekDay, banner, empty_state,
        icons, key_cap, pain_scale, progress, routine_bar, segmented, sheet, stat_tile, toggle, week_row,
    },
};

/// Which page is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// Buttons, chips, icons, type.
    #[default]
    Basics,
    /// Everything that takes a value.
    Values,
    /// The player.
    Player,
    /// The calendar and tiles.
    Calendar,
    /// Dialog, notices, empty state.
    Telling,
}

impl Page {
    /// In reading order.
    pub const ALL: [Self; 5] = [Self::Basics, Self::Values, Self::Player, Self::Calendar, Self::Telling];
}

/// What the gallery's widgets change.
#[derive(Debug)]
pub struct Gallery {
    /// The page shown.
    pub page: Page,
    /// Answered.
    pub pain: Option<u8>,
    /// Not answered.
    pub unasked: Option<u8>,
    /// The volume, in per cent.
    pub volume: f32,
    /// A step's length, in seconds.
    pub hold: u32,
    /// A switch.
    pub muted: bool,
    /// One of three.
    pub choice: u8,
    /// A search.
    pub search: String,
    /// A note.
    pub note: String,
    /// Presses of the primary button.
    pub started: u32,
    /// Presses of the card that is a button.
    pub opened: u32,
    /// What was done with the warning.
    pub reply: BannerReply,
    /// Whether the sheet is open.
    pub sheet_open: bool,
    /// Where in a breath the stage is.
    pub phase: f32,
}

impl Default for Gallery {
    fn default() -> Self {
        Self {
            page: Page::Basics,
            pain: Some(4),
            unasked: None,
            volume: 70.0,
            hold: 45,
            muted: false,
            choice: 1,
            search: String::new(),
            note: "Two hours in the car, stiff after.".into(),
            started: 0,
            opened: 0,
            reply: BannerReply::Waiting,
            sheet_open: true,
            phase: 0.3,
        }
    }
}

impl eframe::App for Gallery {
    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        self.show(ui);
    }
}

impl Gallery {
    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui) {
        egui::Panel::left("rail").exact_size(208.0).show(ui, |ui| self.rail(ui));
        egui::CentralPanel::default().frame(egui::Frame::new().fill(theme::of(ui).background).inner_margin(36)).show(
            ui,
            |ui| match self.page {
                Page::Basics => self.basics(ui),
                Page::Values => self.values(ui),
                Page::Player => self.player(ui),
                Page::Calendar => calendar(ui),
                Page::Telling => self.telling(ui),
            },
        );
    }

    fn rail(&mut self, ui: &mut Ui) {
        ui.add_space(22.0);
        ui.horizontal(|ui| {
            ui.add_space(12.0);
            let (rect, _) = ui.allocate_exact_size(vec2(26.0, 30.0), Sense::hover());
            icons::logo(ui.painter(), rect, theme::of(ui));
            ui.add(Label::new(text::sized("Supple", 24.0, Weight::Bold)));
        });
        ui.add_space(20.0);
        let names = ["Basics", "Values", "Player", "Calendar", "Telling"];
        let marks = [Icon::Today, Icon::Routines, Icon::Play, Icon::Calendar, Icon::Journal];
        for ((page, name), icon) in Page::ALL.into_iter().zip(names).zip(marks) {
            if ui.add(RailItem::new(icon, name, page == self.page)).clicked() {
                self.page = page;
            }
        }
        ui.add_space(20.0);
        Card::new().padding(14).show(ui, |ui| {
            ui.label(text::caption("This week", theme::of(ui)));
            ui.label(text::sized("4 of 5 days", 18.0, Weight::Semibold));
            progress(ui, "4 of 5 days this week", 0.8);
        });
        ui.scope(|ui| {
            ui.set_max_width(52.0);
            ui.add(RailItem::new(Icon::Settings, "Settings", true).fold(Fold::Folded));
        });
    }

    fn basics(&mut self, ui: &mut Ui) {
        let t = theme::of(ui);
        ui.label(text::title("Good evening"));
        ui.label(text::quiet("Saturday, 21 November · Week 3 of Hamstring reset", t));
        ui.add_space(space::M);
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::primary("Start").icon(Icon::Play).key("Enter")).clicked() {
                self.started += 1;
            }
            ui.add(Button::soft("Preview"));
            ui.add(Button::secondary("I have a flare-up"));
            ui.add(Button::danger("Too much, ease off").key("T"));
            ui.add_enabled(false, Button::primary("Save"));
            ui.add(Button::secondary("End").icon(Icon::Close).small());
        });
        ui.horizontal_wrapped(|ui| {
            ui.add(IconButton::outlined(Icon::Back, "Back").size(vec2(70.0, 52.0)));
            ui.add(Button::primary("Pause").icon(Icon::Pause).large());
            ui.add(IconButton::outlined(Icon::Forward, "Skip").size(vec2(70.0, 52.0)));
            ui.add(Button::soft("Add step").icon(Icon::Plus).min_width(240.0));
            ui.add(IconButton::quiet(Icon::ChevronLeft, "Month before"));
            ui.add(IconButton::quiet(Icon::ChevronRight, "Month after"));
            ui.add(IconButton::bare(Icon::Close, "Clear"));
        });
        ui.horizontal_wrapped(|ui| {
            ui.add(ChoiceChip::new("All", true));
            for words in ["Self-massage", "Stretch", "Nerve glide", "Under 5 min"] {
                ui.add(ChoiceChip::new(words, false));
            }
        });
        ui.horizontal_wrapped(|ui| {
            ui.add(Chip::new("Beginner"));
            ui.add(Chip::new("Planned for today").tone(Tone::Soft));
            ui.add(Chip::new("Check first").tone(Tone::Amber));
            ui.add(Chip::new("hamstrings").tone(Tone::Accent).dot(t.accent));
            ui.add(Chip::new("Left leg").tone(Tone::Primary).scale(1.25));
            for key in ["Space", "F", "?", "Esc"] {
                key_cap(ui, key);
            }
        });
        for (side, color) in [(16.0, t.text), (20.0, t.muted), (32.0, t.primary)] {
            ui.horizontal_wrapped(|ui| {
                for icon in Icon::ALL {
                    let (rect, _) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
                    icons::paint(ui.painter(), icon, rect, color);
                }
            });
        }
        Card::new().show(ui, |ui| {
            ui.label(text::heading("Back-of-leg release"));
            ui.label(text::cue("Let the knee soften until the pull sits in the middle of the thigh."));
            ui.label(text::body("Ελένη, Наталія, Łukasz, Hạnh · pain 4 → 2 · 0123456789"));
            for weight in Weight::ALL {
                ui.label(text::sized(format!("{weight:?} hamstring 0:45"), size::BODY, weight));
            }
        });
    }

    fn values(&mut self, ui: &mut Ui) {
        let t = theme::of(ui);
        ui.columns(2, |columns| {
            let ui = &mut columns[0];
            Card::new().show(ui, |ui| {
                ui.label(text::heading("How is it now?"));
                pain_scale(ui, "Leg pain", &mut self.pain);
                ui.add_space(space::M);
                pain_scale(ui, "Back pain", &mut self.unasked);
            });
            Card::new().show(ui, |ui| {
                ui.add(ComfortBand::new("Stretch feeling, aim for 2–4", 2..=4).marker(3).reading("3 · comfortable"));
                ui.add(ComfortBand::new("Pressure, aim for 0–2", 0..=2));
            });
            let ui = &mut columns[1];
            Card::new().show(ui, |ui| {
                ui.label(text::heading("Sound"));
                ui.label(text::caption(format!("Chimes {:.0} %", self.volume), t));
                ui.add(Slider::new("Chimes", &mut self.volume, 0.0..=100.0).step(5.0));
                toggle(ui, "Mute everything", &mut self.muted);
                toggle(ui, "Speak each step", &mut true);
                ui.label(text::heading("Theme"));
                segmented(ui, &mut self.choice, &[(0, "System"), (1, "Light"), (2, "Dark")]);
                ui.add(Stepper::new("Hold", &mut self.hold, 5..=600).step(5).unit("s"));
                ui.add(Stepper::new("Rounds", &mut 1, 1..=9));
            });
            Field::search("Search routines", &mut self.search).hint("Search by name, muscle, prop").show(ui);
            Field::note("Note", &mut self.note).show(ui);
            Field::note("Empty note", &mut String::new()).hint("How did it feel?").show(ui);
        });
    }

    fn player(&mut self, ui: &mut Ui) {
        let parts: Vec<_> = [20.0, 60.0, 60.0, 45.0, 45.0, 45.0, 45.0, 60.0, 90.0]
            .into_iter()
            .enumerate()
            .map(|(index, seconds)| Part {
                seconds,
                passage: match index {
                    1 => Passage::Skipped,
                    0..3 => Passage::Done,
                    3 => Passage::Current(0.62),
                    _ => Passage::Coming,
                },
            })
            .collect();
        routine_bar(ui, "Step 4 of 9", &parts);
        ui.add_space(space::S);
        ui.horizontal_top(|ui| {
            let stage = vec2(ui.available_width() * 0.6, 500.0);
            ui.add(Stage::new("A calm landscape", stage).side("Left leg").region("hamstrings").phase(self.phase));
            ui.vertical_centered(|ui| {
                ui.label(text::display("Strap hamstring stretch"));
                ui.add(TimerRing::new(0.62, "0:28").under("of 0:45"));
                ui.label(text::cue("Let the knee soften."));
                ui.horizontal(|ui| {
                    ui.add(TimerRing::new(0.2, "1:11").diameter(110.0).calm());
                    ui.add(TimerRing::new(1.0, "1:05:00").under("paused").diameter(150.0));
                });
            });
        });
        ui.horizontal(|ui| {
            for phase in [0.0, 0.5] {
                ui.add(Stage::new("A calm landscape", vec2(212.0, 146.0)).phase(phase).side("Right"));
            }
        });
    }

    fn telling(&mut self, ui: &mut Ui) {
        if self.reply != BannerReply::Dismissed {
            let words = "Your session of 19 November could not be saved. It is kept in memory and tried again.";
            let reply = banner(ui, Gravity::Warning, words, &["Choose another folder"]);
            if reply != BannerReply::Waiting {
                self.reply = reply;
            }
        }
        banner(ui, Gravity::Info, "No sound device. The session works without.", &[]);
        if empty_state(
            ui,
            Icon::Calendar,
            "Nothing here yet. Your first session will mark its day.",
            "Choose a routine",
        ) {
            self.page = Page::Basics;
        }
        let clicked = Card::new().picked(true).button(ui, "Hamstring reset", |ui| {
            ui.label(text::strong("Hamstring reset"));
            if ui.add(Button::soft("Start now").small()).clicked() {
                self.started += 1;
            }
        });
        if clicked.response.clicked() {
            self.opened += 1;
        }
        if self.sheet_open {
            let shown = sheet(ui.ctx(), "End this session?", 440.0, |ui| {
                ui.label(RichText::new("What you did is kept. 4 of 9 steps are done.").color(theme::of(ui).text));
                ui.add_space(space::S);
                ui.horizontal(|ui| {
                    ui.add(Button::primary("Keep going"));
                    ui.add(Button::danger("End it"));
                });
            });
            self.sheet_open = !shown.closed;
        }
    }
}

fn calendar(ui: &mut Ui) {
    ui.columns(5, |columns| {
        let tiles =
            [("11", "day streak"), ("31", "longest"), ("4 / 5", "this week"), ("87", "sessions"), ("14 h", "in total")];
        for (ui, (number, label)) in columns.iter_mut().zip(tiles) {
            stat_tile(ui, number, label, "");
        }
    });
    ui.add_space(space::S);
    Card::new().show(ui, |ui| {
        ui.label(text::heading("November 2026"));
        egui::Grid::new("month").spacing(vec2(7.0, 7.0)).show(ui, |ui| {
            for day in 1..=21 {
                let label = format!("{day} November");
                let cell = DayCell::new(day, &label)
                    .today(day == 20 || day == 17)
                    .chosen(day == 18 || day == 17)
                    .outside(day < 3);
                let cell = match day % 4 {
                    1 => cell.done("8 min", Heat::Some),
                    2 => cell.done("14 min", Heat::More),
                    3 => cell.done("26 min", Heat::Most),
                    _ => cell,
                };
                ui.add(if day < 3 { cell.done("", Heat::None) } else { cell });
                if day % 7 == 0 {
                    ui.end_row();
                }
            }
        });
    });
    ui.add_space(space::S);
    Card::new().show(ui, |ui| {
        ui.label(text::heading("This week"));
        ui.add_space(space::S);
        let state = |index| match index {
            2 | 6 => DayState::Quiet,
            5 => DayState::Today,
            4 => DayState::TodayDone,
            _ => DayState::Done,
        };
        let days: Vec<_> = ["M", "T", "W", "T", "F", "S", "S"]
            .into_iter()
            .zip(16..)
            .enumerate()
            .map(|(index, (letter, number))| WeekDay { letter, number, state: state(index), label: "a day" })
            .collect();
        ui.set_max_width(350.0);
        week_row(ui, &days);
    });
}
