//! What each command does to the model, and what is then to be carried out. Pure.

mod by_hand;
mod care;
mod craft;
mod deleting;
mod editor;
mod flow;
mod noting;
mod pausing;
mod planning;
mod sharing;
mod speaking;
#[cfg(test)]
mod tests;

pub use care::SAY;
pub use craft::is_built_in;
pub use flow::{asks_about_morning, kept_layout};

use super::command::Command;
use super::editor::Asked;
use super::effect::{Effect, WindowMode};
use super::model::{CalendarPlace, Diary, Flow, KeySheet, Known, Model, Outputs, Question, Reading, Route, Span};
use super::notice::{Notice, Topic};
use crate::catalog;
use crate::domain::quantity::Volume;
use crate::domain::safety::signs::Standing;
use crate::domain::session::SessionCommand;
use crate::domain::settings::{Settings, Sound};
use crate::domain::shelf::Shelf;
use crate::domain::sounding::Sounding;
use crate::engine::EngineCommand;
use crate::export::checklist;

/// Does `command`.
#[expect(clippy::too_many_lines, reason = "one short arm a command reads best in one place")]
pub fn update(model: &mut Model, command: Command) -> Vec<Effect> {
    use Command as C;
    match command {
        C::Go(route) => {
            if route != Route::Journal {
                model.last_noted = None;
            }
            model.route = route;
            none()
        }
        C::Prepare(id) => flow::prepare(model, &id),
        C::NewRoutine => editor::begin(model),
        C::EditRoutine(id) => editor::edit(model, &id),
        C::CopyRoutine(id) => editor::copy(model, &id),
        C::Edit(edit) => editor::change(model, edit),
        C::CopySteps => editor::copy_steps(model),
        C::CutSteps => editor::cut_steps(model),
        C::PasteText(text) => editor::paste(model, &text),
        C::AskToAdd => editor::ask(model, Asked::Add),
        C::AskToReplace(step) => editor::ask(model, Asked::Replace(step)),
        C::TryEdited => editor::try_it(model),
        C::SaveRoutine => editor::save(model),
        C::LeaveEditor => editor::leave(model),
        C::StayInEditor => editor::ask(model, Asked::Nothing),
        C::LeaveUnsaved => editor::leave_unsaved(model),
        C::NewExercise => craft::begin(model),
        C::EditExercise(id) => craft::edit(model, &id),
        C::Craft(edit) => craft::change(model, edit),
        C::SaveExercise => craft::save(model),
        C::TryCrafted => craft::try_it(model),
        C::LeaveCraft => craft::leave(model),
        C::StayInCraft => craft::stay(model),
        C::LeaveCraftUnsaved => craft::leave_unsaved(model),
        C::ChoosePicture => vec![Effect::ChoosePicture],
        C::TakePicture(path) => vec![Effect::TakePicture(path)],
        C::PictureTaken(name, found) => craft::picture_taken(model, &name, *found),
        C::ShowPicture(name, size) => {
            if model.album.ask(&name, size) {
                vec![Effect::ReadPicture(name, size)]
            } else {
                none()
            }
        }
        C::PictureRead(name, size, found) => {
            model.album.put(&name, size, found);
            none()
        }
        C::ChooseFile => vec![Effect::ChooseFile],
        C::OpenFile(path) => vec![Effect::ReadFile(path)],
        C::FileRead(name, found) => sharing::opened(model, name, *found),
        C::Import(how) => sharing::import(model, how),
        C::LeaveOpening => sharing::leave(model),
        C::AskToShare => sharing::ask(model),
        C::WriteLetter(letter) => sharing::write(model, *letter),
        C::StopSharing => sharing::stop(model),
        C::ShareRoutine(id) => sharing::share(model, &id),
        C::Shared(found) => sharing::shared(model, found),
        C::PrintRoutine(id) => sharing::print(model, &id),
        C::ToggleFavourite(id) => arrange(model, |shelf| shelf.toggle_favourite(id)),
        C::ToggleArchived(id) => arrange(model, |shelf| shelf.toggle_archived(id)),
        C::SortBy(order) => arrange(model, |shelf| shelf.order = order),
        C::ShowLibrary(tab) => {
            model.library_tab = tab;
            model.route = Route::Routines;
            none()
        }
        C::FollowPlan(id) => planning::follow(model, &id),
        C::StopFollowing => planning::stop(model),
        C::FollowOn => planning::follow_on(model),
        C::ChoosePhase(what) => planning::choose(model, what),
        C::MovePlanned(planned, day) => planning::move_to(model, planned, day),
        C::SkipPlanned(planned) => planning::change(model, |following| following.skip(planned)),
        C::TakeBackPlanned(planned) => planning::change(model, |following| following.take_back(&planned)),
        C::DeleteRoutine(id) => deleting::routine(model, &id),
        C::DeleteExercise(id) => deleting::exercise(model, &id),
        C::UndoDelete => deleting::undo(model),
        C::ForgetDeleted => {
            model.deleted = None;
            none()
        }
        C::KeepNow => editor::keep_now(model),
        C::ResumeDraft => editor::resume(model),
        C::DiscardDraft => {
            model.draft = None;
            vec![Effect::ForgetDraft]
        }
        C::KeptBoth(save, theirs) => editor::kept_both(model, &save, &theirs),
        C::Look(id) => care::look(model, id),
        C::Read(id) => care::read(model, &id),
        C::CloseArticle => {
            model.reading = Reading::List;
            none()
        }
        C::OpenChecklist => care::open(model, Reading::Checklist),
        C::OpenPhrases => care::open(model, Reading::Phrases),
        C::WriteCandidates(candidates) => {
            model.candidates = candidates.clone();
            vec![Effect::SaveCandidates(candidates)]
        }
        C::PrintChecklist => {
            let tool = catalog::questions();
            let page = checklist::render(&tool.title, &tool.sections(), &model.candidates);
            vec![Effect::ShowPage("choosing-a-professional.html", page)]
        }
        C::LeaveLook => care::leave_look(model),
        C::Try(id) => flow::try_one(model, &id),
        C::LeavePreparation => {
            if !matches!(model.flow, Flow::Preparing(_)) {
                return none();
            }
            model.flow = Flow::Idle;
            vec![Effect::CoolSound]
        }
        C::ToggleKnown => {
            if let Flow::Preparing(preparation) = &mut model.flow {
                preparation.known = match preparation.known {
                    Known::No => Known::Yes,
                    Known::Yes => Known::No,
                };
            }
            none()
        }
        C::AnswerBefore(pain) => {
            if let Flow::Preparing(preparation) = &mut model.flow {
                preparation.before = pain;
            }
            none()
        }
        C::ChooseAffected(side) => change(model, Settings { affected: side, ..model.settings }),
        C::Begin => flow::begin(model),
        C::Play(id) => flow::play(model, &id),
        C::Accept => care::accept(model),
        C::TurnWelcome(turn) => care::turn(model, turn),
        C::ToggleSign(sign) => care::toggle_sign(model, sign),
        C::AnswerShort(question, answer) => care::answer_short(model, question, answer),
        C::FinishSigns => care::finish_signs(model),
        C::LeaveSigns => care::leave_signs(model),
        C::AskSigns => care::ask_signs(model),
        C::ShowStop => {
            if let (Flow::Idle, Standing::Stopped(urgency)) = (&model.flow, model.standing()) {
                model.flow = Flow::Stopped(urgency);
            }
            none()
        }
        C::Assessed => care::assessed(model),
        C::ToggleCaution(caution) => care::change(model, |care| care.person.toggle(caution)),
        C::TogglePlace(caution, area) => care::toggle_place(model, caution, area),
        C::ToggleCleared(caution) => care::toggle_cleared(model, caution),
        C::SayProfessional(answer) => care::change(model, |care| care.person.professional = Some(answer)),
        C::SayComfort(answer) => care::change(model, |care| care.person.comfort = Some(answer)),
        C::SetEmergency(number) => care::change(model, |care| care.emergency = number),
        C::ToggleHelp => care::toggle_help(model),
        C::PrintHelp => vec![care::help_page(model)],
        C::Say(light) => session(model, SessionCommand::Rate(light)),
        C::SayLeg(leg) => {
            if let Flow::Reviewing(review) = &mut model.flow {
                // Pressed again, it is taken back.
                review.leg = if review.leg == Some(leg) { None } else { Some(leg) };
            }
            none()
        }
        C::SayTension(tension) => {
            if let Flow::Reviewing(review) = &mut model.flow {
                review.tension = Some(tension);
            }
            none()
        }
        C::SayMorning(after) => flow::say_morning(model, after),
        C::Session(command) => session(model, command),
        C::AskToEnd => ask(model, Question::End),
        C::AskWhere => ask(model, Question::Jump),
        C::KeepGoing => ask(model, Question::None),
        C::DeclineSkip { step, count } => {
            if let Flow::Playing(playing) = &mut model.flow {
                playing.declined = Some((step, count));
            }
            none()
        }
        C::ShowOtherSide { step } => {
            if let Flow::Playing(playing) = &mut model.flow {
                playing.other_side = playing.other_side.toggled(step);
            }
            none()
        }
        C::SessionEnded(record) => flow::session_ended(model, *record),
        C::AnswerAfter(pain) => {
            if let Flow::Reviewing(review) = &mut model.flow {
                review.after = pain;
            }
            none()
        }
        C::WriteNote(note) => {
            if let Flow::Reviewing(review) = &mut model.flow {
                review.note = note;
            }
            none()
        }
        C::SaveAnswers => flow::save_answers(model),
        C::SkipAnswers => {
            flow::leave_review(model);
            none()
        }
        C::ResumeKept => flow::resume_kept(model),
        C::KeepKept => flow::keep_kept(model),
        C::DiscardKept => {
            flow::take_kept(model);
            vec![Effect::ClearRunning]
        }
        C::DecideLater => {
            model.undecided = flow::take_kept(model).map(Box::new);
            none()
        }
        C::DecideNow => flow::decide_now(model),
        C::Change(settings) => change(model, settings),
        C::HearChimes => vec![Effect::Hear(volume(model.settings), model.settings.sounds)],
        C::HearSounds(sounds) => vec![Effect::Hear(volume(model.settings), sounds)],
        C::SoundTried(trial) => {
            model.trial = trial;
            none()
        }
        C::PlayOn(output) => {
            let mut effects =
                change(model, Settings { sounding: Sounding { output, ..model.settings.sounding }, ..model.settings });
            effects.push(Effect::Hear(volume(model.settings), model.settings.sounds));
            effects
        }
        C::FindOutputs => {
            model.outputs = Outputs::Asked;
            vec![Effect::FindOutputs]
        }
        C::OutputsFound(found) => {
            model.outputs = Outputs::Found(found);
            none()
        }
        C::HearAmbience(ambience) => {
            let loud = volume(model.settings).map(|_| model.settings.sounding.ambience_volume);
            vec![Effect::HearAmbience(ambience, loud)]
        }
        C::HearChime(chime) => {
            let edited = if let Flow::Editing(editing) = &model.flow { editing.head().sounds } else { None };
            vec![Effect::HearChime(chime, volume(model.settings), edited.unwrap_or(model.settings.sounds))]
        }
        C::HearVoice => speaking::hear(model),
        C::HearSentence(sentence) => speaking::say(model, sentence),
        C::HearWords(words) => speaking::hear_words(model, &words),
        C::SetWording(wording) => speaking::set_wording(model, wording),
        C::FindVoices => speaking::find(model),
        C::VoicesFound(voices) => speaking::found(model, voices),
        C::VoiceLost(why) => speaking::lost(model, &why),
        C::VoiceBack => speaking::back(model),
        C::ToggleMute => change(model, Settings { sound: model.settings.sound.toggled(), ..model.settings }),
        C::ToggleFullScreen => {
            let mode = match model.window {
                WindowMode::Windowed => WindowMode::FullScreen,
                WindowMode::FullScreen => WindowMode::Windowed,
            };
            window(model, mode)
        }
        C::ToggleKeys => {
            model.keys = match model.keys {
                KeySheet::Hidden => KeySheet::Open,
                KeySheet::Open => KeySheet::Hidden,
            };
            none()
        }
        C::SelectDay(day) => {
            model.calendar = model.calendar.select(day);
            none()
        }
        C::SelectDays(from, to) => {
            pausing::select(model, from, to);
            none()
        }
        C::Pause(why) => pausing::pause(model, why),
        C::TakeBackPause(id) => pausing::take_back(model, &id),
        C::DeleteSession(id) => pausing::delete(model, &id),
        C::UndoDiary => pausing::undo(model),
        C::AddSession => by_hand::add(model),
        C::CorrectSession(id) => by_hand::correct(model, &id),
        C::Amend(typed) => by_hand::write(model, *typed),
        C::SaveAmended => by_hand::save(model),
        C::LeaveAmending => {
            model.amending = None;
            none()
        }
        C::CheckIn(so_far) => noting::check_in(model, *so_far),
        C::AskWeek => noting::ask_week(model),
        C::TestSelf => noting::test_self(model),
        C::CorrectNote(id) => noting::correct(model, &id),
        C::Note(what) => noting::write(model, *what),
        C::SaveNoted => noting::save(model),
        C::DiscardNoted => noting::discard(model),
        C::KeepCheckIn(said) => noting::keep_check_in(model, *said),
        C::DeleteNote(id) => noting::delete(model, &id),
        C::UndoNote => noting::undo(model),
        C::TurnMonths(by) => {
            model.calendar = model.calendar.turned(by);
            none()
        }
        C::ShowSpan(span) => {
            model.calendar.span = span;
            none()
        }
        C::OpenMonth(day) => {
            model.calendar = CalendarPlace { month: day, span: Span::Month, ..model.calendar };
            none()
        }
        C::Loaded(data) => flow::loaded(model, *data),
        C::SaveFailed(text) => {
            model.notices.tell(Notice { topic: Topic::Saving, text, details: vec![] });
            none()
        }
        C::SaveRecovered => {
            model.notices.resolve(&Topic::Saving);
            none()
        }
        C::RetrySave => vec![Effect::RetrySave],
        C::MoveTo(folder) => vec![Effect::MoveTo(folder)],
        C::Moved(folder) => {
            model.data_dir = folder;
            none()
        }
        C::OpenDataFolder => vec![Effect::OpenDataFolder],
        C::Tell(notice) => {
            model.notices.tell(notice);
            none()
        }
        C::Dismiss(number) => {
            let Some(Topic::Odd(found)) = model.notices.dismiss(number) else { return none() };
            model.settings.odd_seen = Some(found);
            vec![Effect::SaveSettings(model.settings)]
        }
        C::ComeToFront => vec![Effect::Raise],
    }
}

const fn none() -> Vec<Effect> {
    Vec::new()
}

fn volume(settings: Settings) -> Option<Volume> {
    match settings.sound {
        Sound::On => Some(settings.volume),
        Sound::Muted => None,
    }
}

fn session(model: &mut Model, command: SessionCommand) -> Vec<Effect> {
    let Flow::Playing(playing) = &mut model.flow else { return none() };
    playing.question = Question::None;
    vec![Effect::Tell(EngineCommand::Session(command))]
}

fn ask(model: &mut Model, question: Question) -> Vec<Effect> {
    if let Flow::Playing(playing) = &mut model.flow {
        playing.question = question;
    }
    none()
}

fn change(model: &mut Model, settings: Settings) -> Vec<Effect> {
    if settings == model.settings {
        return none();
    }
    let louder = volume(settings) != volume(model.settings);
    let elsewhere = settings.sounding.output != model.settings.sounding.output;
    let counting = settings.counting != model.settings.counting;
    model.settings = settings;
    if counting {
        // Which days count is worked out anew; what was done stays as it is.
        let history = model.diary.take().map(|diary| diary.history);
        model.diary = history.map(|history| Diary::of(history, settings.counting));
    }
    let mut effects = vec![Effect::SaveSettings(settings)];
    if elsewhere {
        effects.push(Effect::PlayOn(settings.sounding.output));
    }
    if louder {
        effects.push(Effect::Tell(EngineCommand::Volume(volume(settings))));
    }
    effects
}

fn arrange(model: &mut Model, change: impl FnOnce(&mut Shelf)) -> Vec<Effect> {
    let before = model.shelf.clone();
    change(&mut model.shelf);
    if model.shelf == before { none() } else { vec![Effect::SaveShelf(model.shelf.clone())] }
}

fn window(model: &mut Model, mode: WindowMode) -> Vec<Effect> {
    if model.window == mode {
        return none();
    }
    model.window = mode;
    vec![Effect::Window(mode)]
}
