//! Small whole numbers, counted: their median and their spread come without sorting.

/// Numbers from -10 to 10, as often as they came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally([u32; 21]);

/// What a tally says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// How many numbers.
    pub count: u32,
    /// The middle one, or halfway between the middle two.
    pub median: f32,
    /// A quarter of them are at or below.
    pub low: i8,
    /// A quarter of them are at or above.
    pub high: i8,
}

impl Tally {
    /// One more; what is beyond 10 either way counts as 10.
    pub fn add(&mut self, number: i8) {
        self.add_times(number, 1);
    }

    /// The same so many times.
    pub fn add_times(&mut self, number: i8, times: u32) {
        self.0[(number.clamp(-10, 10) + 10) as usize] += times;
    }

    /// All of the other's.
    pub fn join(&mut self, other: &Self) {
        for (count, more) in self.0.iter_mut().zip(other.0) {
            *count += more;
        }
    }

    /// How many numbers.
    pub fn count(&self) -> u32 {
        self.0.iter().sum()
    }

    /// How many are below 0.
    pub fn below_zero(&self) -> u32 {
        self.0[..10].iter().sum()
    }

    /// How many are above 0.
    pub fn above_zero(&self) -> u32 {
        self.0[11..].iter().sum()
    }

    /// The largest; `None` of nothing.
    pub fn max(&self) -> Option<i8> {
        self.0.iter().rposition(|count| *count > 0).map(|place| place as i8 - 10)
    }

    /// The one at `place` in order, from 0.
    fn at(&self, place: u32) -> i8 {
        let mut passed = 0;
        for (number, count) in self.0.iter().enumerate() {
            passed += count;
            if place < passed {
                return number as i8 - 10;
            }
        }
        10
    }

    /// The median and the quartiles by nearest rank; `None` of nothing.
    pub fn spread(&self) -> Option<Spread> {
        let count = self.count();
        let last = count.checked_sub(1)?;
        let median = f32::midpoint(self.at(last / 2).into(), self.at(count / 2).into());
        Some(Spread { count, median, low: self.at(last / 4), high: self.at(last - last / 4) })
    }
}
