//! The first start, warning signs, and the person's own answers.

use std::collections::BTreeSet;

use super::none;
use crate::app::command::Turn;
use crate::app::effect::Effect;
use crate::app::model::{Afterwards, Asking, Flow, Help, Model, Reading, Route, Then, Welcome, WelcomePage};
use crate::catalog;
use crate::domain::ids::ExerciseId;
use crate::domain::safety::signs::{
    Answer, Screen, Screening, ShortQuestion, Sign, SignEntry, SignEvent, Standing, Urgency,
};
use crate::domain::safety::{Area, Care, Caution, Held, Person};
use crate::domain::session::SessionCommand;
use crate::engine::EngineCommand;
use crate::export::help_card;

/// Changes the answers, and saves them.
pub(super) fn change(model: &mut Model, change: impl FnOnce(&mut Care)) -> Vec<Effect> {
    let before = model.care.clone();
    change(&mut model.care);
    if model.care == before {
        return none();
    }
    model.care.changed = Some(model.instant());
    vec![Effect::SaveCare(Box::new(model.care.clone()))]
}

pub(super) fn accept(model: &mut Model) -> Vec<Effect> {
    let Flow::Welcoming(welcome) = &mut model.flow else { return none() };
    welcome.page = WelcomePage::Signs;
    none()
}

pub(super) fn turn(model: &mut Model, turn: Turn) -> Vec<Effect> {
    let Flow::Welcoming(Welcome { page, .. }) = &mut model.flow else { return none() };
    let here = WelcomePage::ALL.iter().position(|other| other == page).unwrap_or_default();
    let next = match turn {
        Turn::Back => here.checked_sub(1),
        // Warning signs are left only by answering them.
        Turn::On if *page == WelcomePage::Signs => None,
        Turn::On => Some(here + 1),
    };
    match next.map(|next| WelcomePage::ALL.get(next)) {
        Some(Some(next)) => *page = *next,
        Some(None) => model.flow = Flow::Idle,
        None => {}
    }
    none()
}

pub(super) fn toggle_sign(model: &mut Model, sign: Sign) -> Vec<Effect> {
    let (Flow::Welcoming(Welcome { signs, .. }) | Flow::Asking(Asking { signs, .. })) = &mut model.flow else {
        return none();
    };
    if !signs.remove(&sign) {
        signs.insert(sign);
    }
    none()
}

pub(super) fn answer_short(model: &mut Model, question: ShortQuestion, answer: Answer) -> Vec<Effect> {
    if let Flow::Asking(asking) = &mut model.flow {
        asking.short.insert(question, answer);
    }
    none()
}

/// Keeps the answers. A yes stops; else the person goes on to where they were going.
pub(super) fn finish_signs(model: &mut Model) -> Vec<Effect> {
    let screening = match &model.flow {
        Flow::Welcoming(welcome) if welcome.page == WelcomePage::Signs => Screening::Full(welcome.signs.clone()),
        Flow::Asking(asking) => match asking.screen {
            Screen::Full => Screening::Full(asking.signs.clone()),
            // Every question has its answer, or it is not finished.
            Screen::Short if asking.short.len() == ShortQuestion::ALL.len() => Screening::Short(yes(asking)),
            Screen::Short => return none(),
        },
        _ => return none(),
    };
    let (at, day, urgency) = (model.instant(), model.today(), screening.urgency());
    let stops = screening.stops();
    let mut effects = change(model, |care| {
        care.accepted = care.accepted.or(Some(at));
        care.signs.push(SignEntry { at, day, what: SignEvent::Screened(screening) });
    });
    if let Some(urgency) = urgency.filter(|_| stops) {
        model.flow = Flow::Stopped(urgency);
        return effects;
    }
    match std::mem::take(&mut model.flow) {
        Flow::Welcoming(welcome) => {
            model.flow = Flow::Welcoming(Welcome { page: WelcomePage::Cautions, ..welcome });
        }
        Flow::Asking(asking) => effects.extend(match asking.then {
            Then::Return => none(),
            Then::Welcome => {
                model.flow = Flow::Welcoming(Welcome { page: WelcomePage::Cautions, ..Welcome::default() });
                none()
            }
            Then::Decide => super::flow::decide_now(model),
            Then::Review(review) => {
                model.flow = Flow::Reviewing(review);
                none()
            }
            Then::Prepare(routine, before) => super::flow::prepare_with(model, &routine, before),
            Then::Play(routine, before) => super::flow::play_with(model, &routine, before),
        }),
        other => model.flow = other,
    }
    effects
}

fn yes(asking: &Asking) -> BTreeSet<ShortQuestion> {
    asking.short.iter().filter(|(_, answer)| answer.is_yes()).map(|(question, _)| *question).collect()
}

pub(super) fn leave_signs(model: &mut Model) -> Vec<Effect> {
    if matches!(model.flow, Flow::Asking(_) | Flow::Stopped(_)) {
        model.flow = Flow::Idle;
        return vec![Effect::CoolSound];
    }
    none()
}

/// Shows the screen of warning signs that is due, or the page that stops; `None` when nothing is.
pub(super) fn ask_first(model: &mut Model, then: Then) -> Option<Vec<Effect>> {
    match model.standing() {
        Standing::Clear => None,
        Standing::Due(screen) => {
            ask(model, screen, then);
            Some(none())
        }
        Standing::Stopped(urgency) => {
            model.flow = Flow::Stopped(urgency);
            Some(none())
        }
    }
}

/// Asks `screen` now.
pub(super) fn ask(model: &mut Model, screen: Screen, then: Then) {
    let (signs, short) = (BTreeSet::new(), std::collections::BTreeMap::new());
    model.flow = Flow::Asking(Asking { screen, signs, short, then });
}

/// Something feels wrong, or changed much: the short questions are due from now on, and come at once.
pub(super) fn want(model: &mut Model, then: Then) -> Vec<Effect> {
    let (at, day) = (model.instant(), model.today());
    let effects = change(model, |care| care.signs.push(SignEntry { at, day, what: SignEvent::Wanted }));
    ask(model, Screen::Short, then);
    effects
}

/// Something feels wrong, said on the page that says where to get help. Nothing that was answered before is lost.
pub(super) fn ask_signs(model: &mut Model) -> Vec<Effect> {
    model.help = Help::Closed;
    match std::mem::take(&mut model.flow) {
        Flow::Playing(mut playing) => {
            // A session ends first: what was done of it is kept.
            playing.afterwards = Afterwards::AskSigns;
            model.flow = Flow::Playing(playing);
            vec![Effect::Tell(EngineCommand::Session(SessionCommand::Stop))]
        }
        flow @ (Flow::Welcoming(_) | Flow::Stopped(_) | Flow::Asking(_)) => {
            model.flow = flow;
            none()
        }
        Flow::Recovering(kept) => {
            model.undecided = Some(kept);
            want(model, Then::Decide)
        }
        Flow::Preparing(prepared) => want(model, Then::Prepare(prepared.routine.id().clone(), prepared.before)),
        Flow::Reviewing(review) => want(model, Then::Review(review)),
        Flow::Editing(editing) => {
            // What is not saved waits until it is gone on with.
            model.draft = super::editor::draft_of(&editing).or(model.draft.take());
            want(model, Then::Return)
        }
        Flow::Crafting(crafting) => {
            model.draft = super::craft::draft_of(&crafting).or(model.draft.take());
            want(model, Then::Return)
        }
        flow @ Flow::Noting(_) => {
            // What was said so far is kept first.
            model.flow = flow;
            let mut effects = super::noting::save(model);
            // What was said may have started the questions already.
            if !matches!(model.flow, Flow::Asking(_)) {
                effects.extend(want(model, Then::Return));
            }
            effects
        }
        Flow::Idle | Flow::Looking(_) | Flow::Opening(_) => want(model, Then::Return),
    }
}

/// A professional has assessed it: everything is asked again.
pub(super) fn assessed(model: &mut Model) -> Vec<Effect> {
    if !matches!(model.flow, Flow::Stopped(_)) {
        return none();
    }
    let (at, day) = (model.instant(), model.today());
    let effects = change(model, |care| care.signs.push(SignEntry { at, day, what: SignEvent::Assessed }));
    // Stopped at the first start, nothing else was asked yet.
    let is_new = model.care.person == Person::default();
    ask(model, Screen::Full, if is_new { Then::Welcome } else { Then::Return });
    effects
}

pub(super) fn toggle_place(model: &mut Model, caution: Caution, area: Area) -> Vec<Effect> {
    change(model, |care| {
        if let Some(Held { places, .. }) = care.person.cautions.get_mut(&caution)
            && !places.remove(&area)
        {
            places.insert(area);
        }
    })
}

pub(super) fn toggle_cleared(model: &mut Model, caution: Caution) -> Vec<Effect> {
    let today = model.today();
    change(model, |care| {
        if let Some(held) = care.person.cautions.get_mut(&caution).filter(|_| caution.asks_first()) {
            held.cleared = if held.cleared.is_some() { None } else { Some(today) };
        }
    })
}

/// Shows or hides where to get help. A running session stands meanwhile.
pub(super) fn toggle_help(model: &mut Model) -> Vec<Effect> {
    model.help = match model.help {
        Help::Closed => Help::Open,
        Help::Open => Help::Closed,
    };
    match (model.help, &model.flow) {
        (Help::Open, Flow::Playing(_)) => vec![Effect::Tell(EngineCommand::Session(SessionCommand::Pause))],
        _ => none(),
    }
}

pub(super) fn look(model: &mut Model, id: ExerciseId) -> Vec<Effect> {
    let free = matches!(model.flow, Flow::Idle | Flow::Looking(_));
    if free && model.library.exercises.contains_key(&id) {
        model.flow = Flow::Looking(id);
    }
    none()
}

pub(super) fn leave_look(model: &mut Model) -> Vec<Effect> {
    if matches!(model.flow, Flow::Looking(_)) {
        model.flow = Flow::Idle;
    }
    none()
}

/// Opens an article, from wherever the person is, unless a session is on.
pub(super) fn read(model: &mut Model, id: &str) -> Vec<Effect> {
    catalog::article(id).map_or_else(none, |article| open(model, Reading::Article(article)))
}

/// Opens something to learn, unless a session is on.
pub(super) fn open(model: &mut Model, reading: Reading) -> Vec<Effect> {
    if let Flow::Idle | Flow::Looking(_) = &model.flow {
        model.flow = Flow::Idle;
        model.route = Route::Learn;
        model.reading = reading;
    }
    none()
}

/// What to say on the phone, in one sentence.
pub const SAY: &str = "“I have back and leg pain, and since today (say when) I also have (say what is new).”";

/// Where to get help, as a card to print.
pub(super) fn help_page(model: &Model) -> Effect {
    let signs = |urgency| Sign::ALL.iter().filter(|sign| sign.urgency() == urgency).map(|sign| sign.word()).collect();
    let parts = [
        ("Call now if there is", signs(Urgency::Now)),
        ("Speak to a health service today if there is", signs(Urgency::SameDay)),
    ];
    Effect::ShowPage("get-help.html", help_card::render(model.care.emergency.as_str(), SAY, &parts))
}
