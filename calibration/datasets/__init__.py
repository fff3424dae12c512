"""One module a data set: how its rows become profiles of the contract."""

from calibration.datasets.cn_multiplatform import CN_MULTIPLATFORM
from calibration.datasets.gmsc import GMSC
from calibration.datasets.heloc import HELOC
from calibration.datasets.taiwan import TAIWAN

DATASETS = {found.name: found for found in (TAIWAN, GMSC, HELOC, CN_MULTIPLATFORM)}

__all__ = ["DATASETS"]
