// Prints what the VPC resource controller makes of the keys of the ConfigMap amazon-vpc-cni: its own parser and its own
// pool run over a table of keys, and a node is filled with pods until the pool asks for nothing more.
//
//	go mod tidy && go run . > ../warmPools.json
//
// The first run compiles AWS's SDK for Go, which takes some minutes.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/aws/amazon-vpc-resource-controller-k8s/pkg/config"
	"github.com/aws/amazon-vpc-resource-controller-k8s/pkg/pool"
	"github.com/aws/amazon-vpc-resource-controller-k8s/pkg/worker"
	"github.com/go-logr/logr"
	v1 "k8s.io/api/core/v1"
)

const version = "v1.8.2"

// Addresses that an m6i.large has for pods.
const slots = 9

type vector struct {
	Data             map[string]string `json:"data"`
	WarmPrefixTarget int               `json:"warmPrefixTarget"`
	WarmIPTarget     int               `json:"warmIpTarget"`
	MinimumIPTarget  int               `json:"minimumIpTarget"`
	// Addresses beside the node's own, by the pods that the node was given.
	Held map[int]int `json:"held"`
	// Pods that got an address, by the pods that the node was given.
	Served map[int]int `json:"served"`
}

func main() {
	vectors := []vector{}
	absent := "-"
	for _, switchedOn := range []string{absent, "false", "true", "T", "yes"} {
		for _, warm := range []string{absent, "0", "1", "5", "40", "-1", "x"} {
			for _, minimum := range []string{absent, "0", "3", "5", "40", "-1", "x"} {
				for _, prefix := range []string{absent, "0", "2", "-1", "x"} {
					data := map[string]string{"enable-windows-ipam": "true"}
					for key, value := range map[string]string{
						"enable-windows-prefix-delegation": switchedOn, "warm-ip-target": warm, "minimum-ip-target": minimum, "warm-prefix-target": prefix,
					} {
						if value != absent {
							data[key] = value
						}
					}
					vectors = append(vectors, run(data))
				}
			}
		}
	}
	// The prefixed keys count only where the others are absent.
	for _, data := range []map[string]string{
		{"windows-warm-ip-target": "4"},
		{"windows-minimum-ip-target": "6", "windows-warm-ip-target": "2"},
		{"enable-windows-prefix-delegation": "true", "windows-warm-prefix-target": "2"},
		{"warm-ip-target": "1", "windows-warm-ip-target": "4"},
		{"minimum-ip-target": "2", "windows-minimum-ip-target": "6", "warm-ip-target": "1"},
		{"enable-windows-prefix-delegation": "true", "warm-prefix-target": "1", "windows-warm-prefix-target": "2"},
	} {
		vectors = append(vectors, run(data))
	}
	fmt.Printf("{\n\"source\": \"github.com/aws/amazon-vpc-resource-controller-k8s %s\",\n\"slots\": %d,\n\"vectors\": [\n", version, slots)
	for i, each := range vectors {
		line, err := json.Marshal(each)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		end := ","
		if i == len(vectors)-1 {
			end = ""
		}
		fmt.Printf("%s%s\n", line, end)
	}
	fmt.Print("]\n}\n")
}

func run(data map[string]string) vector {
	_, _, _, prefixes := config.ParseWinIPTargetConfigs(logr.Discard(), &v1.ConfigMap{Data: data})
	result := vector{Data: data, Held: map[int]int{}, Served: map[int]int{}}
	capacity := slots
	if prefixes {
		capacity = slots * pool.NumIPv4AddrPerPrefix
	}
	for _, pods := range []int{0, 1, 4, 9, 32, 110} {
		if pods > capacity {
			continue
		}
		resource := config.ResourceNameIPAddress
		if prefixes {
			resource = config.ResourceNameIPAddressFromPrefix
		}
		targets := config.LoadResourceConfigFromConfigMap(logr.Discard(), &v1.ConfigMap{Data: data})[resource].WarmPoolConfig
		result.Held[pods], result.Served[pods] = fill(targets, capacity, pods, prefixes)
		// The pool corrects the targets that the parser has given it.
		result.WarmPrefixTarget, result.WarmIPTarget, result.MinimumIPTarget = targets.WarmPrefixTarget, targets.WarmIPTarget, targets.MinIPTarget
	}
	return result
}

// Fills a node with pods one after the other; EC2 grants what the pool asks for at once.
func fill(targets *config.WarmPoolConfig, capacity, pods int, prefixes bool) (held, served int) {
	nodePool := pool.NewResourcePool(logr.Discard(), targets, map[string]pool.Resource{}, map[string][]pool.Resource{}, "node", capacity, prefixes)
	granted := 0
	settle := func() {
		for range 1000 {
			job := nodePool.ReconcilePool()
			if job.Operations == worker.OperationReconcileNotRequired {
				return
			}
			if job.Operations == worker.OperationCreate {
				for range job.ResourceCount {
					job.Resources = append(job.Resources, address(granted, prefixes))
					granted++
				}
			} else {
				job.Resources = nil
			}
			nodePool.UpdatePool(job, true, true)
		}
		panic("the pool doesn't settle")
	}
	settle()
	for pod := range pods {
		if _, _, err := nodePool.AssignResource(fmt.Sprint("pod-", pod)); err == nil {
			served++
		}
		settle()
	}
	state := nodePool.Introspect()
	held = len(state.UsedResources)
	for _, group := range state.WarmResources {
		held += len(group)
	}
	return held, served
}

func address(number int, prefixes bool) string {
	if prefixes {
		return fmt.Sprintf("10.0.%d.%d/28", number/16, number%16*16)
	}
	return fmt.Sprintf("10.0.%d.%d", number/256, number%256)
}
