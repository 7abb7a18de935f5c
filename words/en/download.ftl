# What Norway says otherwise than the engine does.

download-catalog = Catalogue by DCAT-AP-NO and CPSV-AP-NO
