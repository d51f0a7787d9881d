//! A pack from somebody else with its pictures, looked at away from the window, for that takes a while.
//!
//! Deliberately absent: what is done with it (`opening`).

use crate::domain::picture::PictureName;
use crate::format::pack::{Pack, PackFile};
use crate::format::{self, FileProblem, Shown, Shows};
use crate::picture::{CARD, Taken, smaller, take};

/// A pack whose pictures bear the names they would be kept under, and its exercises name them so.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Arrival {
    /// Without its pictures.
    pub pack: Pack,
    /// Those that can be shown and are named by an exercise, as for a card.
    pub pictures: Vec<Taken>,
    /// What is wrong with pictures, and in which file.
    pub problems: Vec<(String, FileProblem)>,
}

impl Arrival {
    /// Looks at the pictures of `pack`. A bad or a missing one never hides its exercise.
    pub fn of(mut pack: Pack) -> Self {
        let files = std::mem::take(&mut pack.pictures);
        let mut arrival = Self::default();
        for exercise in &mut pack.exercises {
            let Ok(Shown::Picture(name)) = format::read_shown(&exercise.bytes) else { continue };
            let taken = arrival.taken(&name, &files);
            let Ok(draft) = format::read_exercise_draft(&exercise.bytes) else { continue };
            let shows = match &taken {
                Ok(fresh) if *fresh == name => continue,
                Ok(fresh) => Shows::Picture(fresh),
                Err(why) => {
                    let message = format!("its picture {name} is left out: {why}");
                    arrival.problems.push((exercise.name.clone(), FileProblem { line: 1, column: 1, message }));
                    Shows::Nothing
                }
            };
            exercise.bytes = format::write_exercise(&draft, shows).into_bytes();
        }
        arrival.pack = pack;
        arrival
    }

    /// The name under which the picture would be kept.
    fn taken(&mut self, name: &PictureName, files: &[PackFile]) -> Result<PictureName, String> {
        let wanted = |file: &&PackFile| file.name.strip_prefix("pictures/") == Some(name.as_str());
        let file = files.iter().find(wanted).ok_or("it is not in the file; ask for it to be sent again")?;
        let taken = take(name.stem(), &file.bytes).map_err(|why| why.to_string())?;
        let fresh = taken.name.clone();
        if !self.pictures.iter().any(|other| other.name == fresh) {
            self.pictures.push(Taken { pixels: smaller(&taken.pixels, CARD), ..taken });
        }
        Ok(fresh)
    }
}

impl From<Pack> for Arrival {
    fn from(pack: Pack) -> Self {
        Self::of(pack)
    }
}
