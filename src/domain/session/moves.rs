//! What each command does.

use std::time::Duration;

use super::{ADDED, Leave, RE_ENTRY, Session, SessionCommand, SessionEvent, State, What, WhyPaused};
use crate::domain::history::Outcome;
use crate::domain::quantity::MonoTime;
use crate::domain::safety::light::Light;
use crate::domain::timeline::SegmentKind;

impl Session {
    pub(super) fn obey(&mut self, command: SessionCommand, now: MonoTime, events: &mut Vec<SessionEvent>) {
        use SessionCommand as C;
        match (self.state, command) {
            (State::Finished(_), _) => {}
            (State::Ready, C::Start) => self.start(0, now, events),
            (State::Ready, C::StartAt(bout)) => {
                let segment = self.timeline.bouts.get(bout).map_or(0, |bout| bout.first_segment);
                self.start(segment, now, events);
            }
            (_, C::Stop) => self.stop(now, events),
            (State::Ready, _) => {}
            (_, C::Pause) => self.pause(now, WhyPaused::Asked, events),
            (State::Paused { .. }, C::Resume) if self.is_last_refused => {
                self.go_to(self.timeline.segments.len(), Leave::Skipped, now, events);
            }
            (State::Paused { banked, .. }, C::Resume) => {
                self.state = State::ReEntering { from: now, banked, told: 0 };
                events.push(SessionEvent { at: now, what: What::Resuming });
                self.run_to(now, events);
            }
            (_, C::Back) => self.back(now, events),
            (_, C::Skip) => self.skip(now, events),
            (_, C::SkipStep) => self.skip_step(now, events),
            (_, C::JumpTo(bout)) => {
                if let Some(bout) = self.timeline.bouts.get(bout).filter(|_| !self.refused[bout]) {
                    let target = bout.first_work;
                    self.go_to(target, Leave::JumpedAway, now, events);
                }
            }
            (_, C::AddTime) => self.add_time(now, events),
            (State::Running { .. }, C::Done) if self.is_waiting() => {
                self.go_to(self.place.segment + 1, Leave::Completed, now, events);
            }
            (_, C::TooMuch) => self.ease_off(now, events),
            (_, C::Rate(light)) => self.rate(light, now, events),
            (_, C::Start | C::StartAt(_) | C::Resume | C::Done) => {}
        }
    }

    fn start(&mut self, segment: usize, now: MonoTime, events: &mut Vec<SessionEvent>) {
        events.push(SessionEvent { at: now, what: What::Started });
        self.enter(segment, now, events);
    }

    fn stop(&mut self, now: MonoTime, events: &mut Vec<SessionEvent>) {
        if self.state != State::Ready {
            self.leave(now, self.elapsed(now), Leave::Stopped, events);
        }
        self.finish(Outcome::Stopped, now, events);
    }

    fn go_to(&mut self, segment: usize, how: Leave, now: MonoTime, events: &mut Vec<SessionEvent>) {
        self.leave(now, self.elapsed(now), how, events);
        self.enter(segment, now, events);
        self.place.rest_told = how != Leave::Completed;
    }

    fn back(&mut self, now: MonoTime, events: &mut Vec<SessionEvent>) {
        let bout = self.segment().bout;
        let first_work = self.timeline.bouts[bout].first_work;
        let leading_in = self.place.segment < first_work;
        let just_begun = self.place.segment == first_work && self.elapsed(now) < RE_ENTRY;
        let target = if leading_in || just_begun { bout.saturating_sub(1) } else { bout };
        // What was refused is passed over on the way back; with nothing before, this one begins again.
        let target = (0..=target).rev().find(|earlier| !self.refused[*earlier]).unwrap_or(bout);
        self.go_to(self.timeline.bouts[target].first_work, Leave::JumpedAway, now, events);
    }

    fn skip(&mut self, now: MonoTime, events: &mut Vec<SessionEvent>) {
        let segment = self.segment();
        let target = match segment.kind {
            SegmentKind::Work | SegmentKind::SetRest => {
                self.leave_out(segment.bout..segment.bout + 1);
                self.timeline.segments_of(segment.bout).end
            }
            SegmentKind::GetReady | SegmentKind::ChangeSides | SegmentKind::Rest => {
                self.timeline.bouts[segment.bout].first_work
            }
        };
        self.go_to(target, Leave::Skipped, now, events);
    }

    fn skip_step(&mut self, now: MonoTime, events: &mut Vec<SessionEvent>) {
        let step = self.timeline.bouts[self.bout_spoken_of()].step;
        let later = self.timeline.bouts.iter().find(|bout| bout.step > step);
        let target = later.map_or(self.timeline.segments.len(), |bout| bout.first_segment);
        if target > self.place.segment {
            let next = later.map_or(self.timeline.bouts.len(), |bout| self.timeline.segments[bout.first_segment].bout);
            self.leave_out(self.segment().bout..next);
            self.go_to(target, Leave::Skipped, now, events);
        }
    }

    fn leave_out(&mut self, bouts: std::ops::Range<usize>) {
        let left_out = std::sync::Arc::make_mut(&mut self.left_out);
        left_out[bouts].fill(true);
    }

    fn add_time(&mut self, now: MonoTime, events: &mut Vec<SessionEvent>) {
        if self.may_grow() {
            self.place.added += ADDED;
            events.push(SessionEvent { at: now, what: What::TimeAdded { bout: self.segment().bout } });
        }
    }

    /// What each light does (clinical notes, section 2.4).
    fn rate(&mut self, light: Light, now: MonoTime, events: &mut Vec<SessionEvent>) {
        let bout = self.bout_just_done();
        match light {
            Light::Green => events.push(SessionEvent { at: now, what: What::Rated { bout, light } }),
            Light::Amber => self.ease_off(now, events),
            Light::Red => {
                events.push(SessionEvent { at: now, what: What::Rated { bout, light } });
                self.pause(now, WhyPaused::Red, events);
                if let State::Paused { banked, .. } = self.state {
                    // One who had paused already rests now, too.
                    self.state = State::Paused { banked, why: WhyPaused::Red };
                }
                let exercise = self.timeline.bouts[bout].exercise.id.clone();
                self.refuse(&exercise);
                self.leave_refused(now, events);
            }
        }
    }

    /// Leaves what is on if its exercise was refused. The last there is stays on screen, resting, until the person goes on.
    fn leave_refused(&mut self, now: MonoTime, events: &mut Vec<SessionEvent>) {
        if !self.refused[self.segment().bout] {
            return;
        }
        let next = self.not_refused_from(self.place.segment);
        if next >= self.timeline.segments.len() {
            self.is_last_refused = true;
            return;
        }
        let left_out = self.segment().bout..self.timeline.segments[next].bout;
        self.leave_out(left_out);
        self.go_to(next, Leave::Skipped, now, events);
    }

    fn ease_off(&mut self, now: MonoTime, events: &mut Vec<SessionEvent>) {
        let bout = self.bout_spoken_of();
        let is_over = bout != self.segment().bout;
        self.place.noted = is_over.then_some(bout);
        let written = self.timeline.bouts[bout].written;
        self.too_much[written] += 1;
        let count = self.too_much[written];
        self.halve(now);
        events.push(SessionEvent { at: now, what: What::EasedOff { bout, count, band: self.band(bout) } });
        if count >= 2 && !is_over {
            events.push(SessionEvent { at: now, what: What::SkipOffered { bout } });
        }
    }

    /// The bout that a face speaks of: in any pause before a bout, the one just done.
    fn bout_just_done(&self) -> usize {
        let segment = self.segment();
        match segment.kind {
            SegmentKind::Rest | SegmentKind::GetReady | SegmentKind::ChangeSides => segment.bout.saturating_sub(1),
            SegmentKind::Work | SegmentKind::SetRest => segment.bout,
        }
    }

    /// The bout that "too much" speaks of: in a rest between steps, the one just done.
    fn bout_spoken_of(&self) -> usize {
        let segment = self.segment();
        match segment.kind {
            SegmentKind::Rest => segment.bout.saturating_sub(1),
            _ => segment.bout,
        }
    }

    /// The bout's band, as often eased as "too much" was said of its step.
    pub(super) fn band(&self, bout: usize) -> Option<crate::domain::comfort::Band> {
        let bout = &self.timeline.bouts[bout];
        bout.band.map(|band| (0..self.too_much[bout.written]).fold(band, |band, _| band.eased()))
    }

    /// Work, rests and change-overs still to come after the segment that is on.
    pub(super) fn time_after_this(&self) -> Duration {
        let all = self.timeline.segments.iter().zip(self.lengths.iter());
        let later = all.skip(self.place.segment + 1);
        later.filter(|(segment, _)| !self.refused[segment.bout]).filter_map(|(_, length)| *length).sum()
    }
}
