public import Recto
public import RectoInference

extension VisionReader: PageRevision {}
