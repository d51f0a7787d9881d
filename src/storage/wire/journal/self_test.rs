//! The self-test.

use serde::{Deserialize, Serialize};

use super::super::scalar::TextV1;
use super::within::{is_blank, within};
use crate::domain::journal::{Fingertips, KneeAngle, SelfTest};

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct TestV1<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    fingertips_cm: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    left_knee: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    right_knee: Option<u8>,
    #[serde(borrow, skip_serializing_if = "is_blank")]
    note: TextV1<'a>,
}

impl<'a> TestV1<'a> {
    pub(super) fn of(said: &'a SelfTest) -> Self {
        Self {
            fingertips_cm: said.fingertips.map(Fingertips::get),
            left_knee: said.left.map(KneeAngle::get),
            right_knee: said.right.map(KneeAngle::get),
            note: said.note.as_str().into(),
        }
    }

    pub(super) fn get(self) -> Result<SelfTest, String> {
        let knee = |said| within(said, KneeAngle::new, "an angle of 0, 10, 20 … 90 degrees");
        Ok(SelfTest {
            fingertips: within(self.fingertips_cm, Fingertips::new, "a distance up to 80 cm")?,
            left: knee(self.left_knee)?,
            right: knee(self.right_knee)?,
            note: self.note.into(),
        })
    }
}
