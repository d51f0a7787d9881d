//! Finds where something begins to sound: sudden growth in any of some bands, whatever makes it.

/// Samples a second.
pub const RATE: u32 = 48_000;
/// Between two looks.
const HOP: usize = 96;
/// What is looked at at once.
const WINDOW: usize = 512;
const BANDS: usize = 32;
const LOWEST: f64 = 250.0;
const HIGHEST: f64 = 7_000.0;
/// Sound below this power is silence.
const FLOOR: f64 = 1e-7;
/// Looks that a growth is held against, 600 ms: what rings on may beat, and does not begin.
const BEFORE: usize = 300;
/// After so many looks of silence, 50 ms, nothing rings on.
const SILENCE: usize = 25;
/// Growth of all bands together, in nepers of power, that is an onset.
const SUDDEN: f64 = 7.0;
/// Two onsets lie further apart than this, in looks.
const APART: usize = 75;

/// Seconds at which something begins, a constant lag apart.
pub fn onsets(samples: &[f32]) -> Vec<f64> {
    let growth = growth(samples);
    let is_peak = |at: usize| {
        let around = at.saturating_sub(APART)..(at + APART).min(growth.len());
        let lower = |place: usize| growth[place] < growth[at] || (place >= at && growth[place] <= growth[at]);
        growth[at] > SUDDEN && around.into_iter().all(lower)
    };
    (0..growth.len()).filter(|at| is_peak(*at)).map(|at| (at * HOP) as f64 / f64::from(RATE)).collect()
}

/// How much louder all bands together are than just before, look by look.
fn growth(samples: &[f32]) -> Vec<f64> {
    let bands: Vec<f64> = (0..BANDS)
        .map(|band| LOWEST * (HIGHEST / LOWEST).powf(band as f64 / (BANDS - 1) as f64))
        .map(|frequency| 2.0 * (std::f64::consts::TAU * frequency / f64::from(RATE)).cos())
        .collect();
    let shape: Vec<f64> =
        (0..WINDOW).map(|at| 0.5 - 0.5 * (std::f64::consts::TAU * at as f64 / WINDOW as f64).cos()).collect();
    let looks: Vec<Vec<f64>> = samples
        .windows(WINDOW)
        .step_by(HOP)
        .map(|window| {
            let shaped: Vec<f64> =
                window.iter().zip(&shape).map(|(sample, shape)| f64::from(*sample) * shape).collect();
            if shaped.iter().all(|sample| sample.abs() < 1e-5) {
                return vec![FLOOR.ln(); BANDS];
            }
            bands.iter().map(|turn| (power(&shaped, *turn) + FLOOR).ln()).collect()
        })
        .collect();
    let (mut silent, mut begins) = (0, 0);
    let mut all = Vec::with_capacity(looks.len());
    for (at, look) in looks.iter().enumerate() {
        silent = if look.iter().all(|power| *power <= FLOOR.ln()) { silent + 1 } else { 0 };
        if silent >= SILENCE {
            begins = at;
        }
        let before = &looks[at.saturating_sub(BEFORE).max(begins)..at];
        let grown = |band: usize| {
            let most = before.iter().map(|look| look[band]).fold(FLOOR.ln(), f64::max);
            (look[band] - most).max(0.0)
        };
        all.push((0..BANDS).map(grown).sum());
    }
    all
}

/// Power in one band (Goertzel).
fn power(window: &[f64], turn: f64) -> f64 {
    let (mut one, mut two) = (0.0, 0.0);
    for sample in window {
        (one, two) = (sample + turn * one - two, one);
    }
    (one * one + two * two - turn * one * two) / (window.len() * window.len()) as f64
}
