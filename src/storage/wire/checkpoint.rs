//! A session that still runs, version 1.

use serde::{Deserialize, Serialize};

use super::scalar::SideV1;
use super::session::SessionV1;
use crate::domain::checkpoint::Checkpoint;
use crate::storage::envelope::Stored;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct CheckpointV1 {
    session: SessionV1<String>,
    bout: usize,
    fingerprint: u64,
    affected: SideV1,
}

impl Stored for Checkpoint {
    type Wire = CheckpointV1;
    const FORMAT: &'static str = "supple-running";
    const VERSION: u32 = 1;

    fn to_wire(&self) -> CheckpointV1 {
        CheckpointV1 {
            session: SessionV1::of(&self.record),
            bout: self.bout,
            fingerprint: self.fingerprint,
            affected: self.affected.into(),
        }
    }

    fn from_wire(wire: CheckpointV1) -> Result<Self, String> {
        Ok(Self {
            record: wire.session.get()?,
            bout: wire.bout,
            fingerprint: wire.fingerprint,
            affected: wire.affected.into(),
        })
    }
}
