module container-lab.test/pause

go 1.24
